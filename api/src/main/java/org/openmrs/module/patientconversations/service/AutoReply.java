/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.model.Message;

/**
 * Tells a patient who writes out of office hours that nobody is there. Who was told so in the last quarter of an hour is not told again, unless
 * staff have written since.
 */
public class AutoReply {

    private static final Duration THROTTLE = Duration.ofMinutes(15);

    private final MessageDao messages;

    private final AutomaticAnswers answers;

    private final PracticeTime time;

    private final Settings settings;

    private final Clock clock;

    public AutoReply(MessageDao messages, AutomaticAnswers answers, PracticeTime time, Settings settings, Clock clock) {
        this.messages = messages;
        this.answers = answers;
        this.time = time;
        this.settings = settings;
        this.clock = clock;
    }

    /** Answers on the channel and to the address that the message came from, if that is to be. */
    public void answer(Message received, Channel channel) {
        Optional<String> text = settings.find(GlobalProperties.AUTO_REPLY + channel.getId());
        if (text.isPresent() && isClosed(channel) && !isThrottled(received, channel)) {
            answers.answer(received, channel, text.get());
        }
    }

    /** A practice that has not said when it is there always is. */
    private boolean isClosed(Channel channel) {
        Optional<String> hours = settings.find(GlobalProperties.OFFICE_HOURS + channel.getId());
        String holidays = settings.get(GlobalProperties.HOLIDAYS).orElse("");
        return hours.flatMap(written -> OfficeHours.parse(written + ";" + holidays)).filter(open -> !open.isOpen(time.now().toLocalDateTime())).isPresent();
    }

    private boolean isThrottled(Message received, Channel channel) {
        return messages.findLastOutbound(received.getConversation(), channel.getId())
            .filter(Message::isAutomatic)
            .filter(last -> last.getDateCreated().toInstant().plus(THROTTLE).isAfter(clock.instant()))
            .isPresent();
    }
}
