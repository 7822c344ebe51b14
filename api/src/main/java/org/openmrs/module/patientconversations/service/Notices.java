/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Locale;
import java.util.Optional;
import org.openmrs.messagesource.MessageSourceService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;

/**
 * What leaves the server of a Secure conversation: one fixed sentence for each occasion and language, with a link. It is made when it is handed
 * over and stored nowhere; nothing of what is said, nor the patient's name, goes into it, and the practice's name only where the settings say so.
 */
public class Notices {

    private static final String KEY = "patientconversations.notice.";

    private final LinkTokens tokens;

    private final Settings settings;

    private final MessageSourceService sentences;

    private final PracticeTime time;

    public Notices(LinkTokens tokens, Settings settings, MessageSourceService sentences, PracticeTime time) {
        this.tokens = tokens;
        this.settings = settings;
        this.sentences = sentences;
        this.time = time;
    }

    OutboundMessage toOutbound(Message notice) {
        return new OutboundMessage(notice.getUuid(), notice.getToAddress(), subjectFor(notice.getLink().getParticipant()), textOf(notice), null);
    }

    /** The whole text, with the link in clear: for the carrier, and for nothing else. */
    String textOf(Message notice) {
        AccessLink link = notice.getLink();
        String address = tokens.addressOf(link).orElseThrow(() -> new IllegalStateException("This server has no public address"));
        return named(sentences.getMessage(KEY + notice.getNotice(), new Object[] { address }, localeOf(link.getParticipant())));
    }

    /** What a one-time code is sent in. */
    String textOfCode(Participant participant, String code) {
        return named(sentences.getMessage(KEY + "code", new Object[] { code }, localeOf(participant)));
    }

    String subjectFor(Participant participant) {
        return sentences.getMessage(KEY + "subject", null, localeOf(participant));
    }

    /** Whether the link that a notice brings still opens anything. */
    boolean isWorthSending(Message notice) {
        AccessLink link = notice.getLink();
        return AccessLinks.isOpen(link, time) && tokens.getAppAddress().isPresent();
    }

    private String named(String sentence) {
        boolean naming = settings.get(GlobalProperties.SECURE_NAME_PRACTICE).filter("true"::equals).isPresent();
        Optional<String> practice = settings.get(GlobalProperties.PRACTICE_NAME).filter(name -> naming);
        return practice.map(name -> name + ": " + sentence).orElse(sentence);
    }

    /** The person's own, else as the settings say, else English. */
    public Locale localeOf(Participant participant) {
        return Locale.forLanguageTag(Optional.ofNullable(participant.getLocale()).orElseGet(() -> settings.get(GlobalProperties.SECURE_LOCALE).orElse("en")));
    }
}
