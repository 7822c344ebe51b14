/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.db.PracticeLinkDao;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;
import org.springframework.transaction.annotation.Transactional;

/** See {@link PracticeLinkService}. */
@Transactional
public class PracticeLinkServiceImpl extends BaseOpenmrsService implements PracticeLinkService {

    private static final int SLUG_BYTES = 12;

    private static final int LONGEST_LABEL = 100;

    private static final int LONGEST_WELCOME = 1000;

    private static final int LONGEST_TAG = 50;

    private static final int LONGEST_LANGUAGE = 16;

    private final PracticeLinkDao links;

    private final PracticeLinks practiceLinks;

    private final JoinerMatching matching;

    private final Visibility visibility;

    private final SecureStart secureStart;

    private final AuditTrail trail;

    private final Clock clock;

    public PracticeLinkServiceImpl(PracticeLinkDao links, PracticeLinks practiceLinks, JoinerMatching matching, Visibility visibility, SecureStart secureStart,
            AuditTrail trail, Clock clock) {
        this.links = links;
        this.practiceLinks = practiceLinks;
        this.matching = matching;
        this.visibility = visibility;
        this.secureStart = secureStart;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public Page<PracticeLink> getLinks(int startIndex, int limit) {
        return Page.cut(links.find(startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<PracticeLink> getLinkByUuid(String uuid) {
        return links.findByUuid(uuid);
    }

    @Override
    public PracticeLink addLink(PracticeLinkText text) {
        PracticeLink link = new PracticeLink();
        link.setSlug(Digests.newToken(SLUG_BYTES));
        link.setCreator(Context.getAuthenticatedUser());
        link.setDateCreated(Date.from(clock.instant()));
        return write(link, text);
    }

    @Override
    public PracticeLink changeLink(PracticeLink link, PracticeLinkText text) {
        link.setChangedBy(Context.getAuthenticatedUser());
        link.setDateChanged(Date.from(clock.instant()));
        return write(link, text);
    }

    private PracticeLink write(PracticeLink link, PracticeLinkText text) {
        if (Texts.isBlank(text.getLabel())) {
            throw Refusal.ofField("label", "label.required");
        }
        check("label", "label.tooLong", text.getLabel(), LONGEST_LABEL);
        check("welcome", "welcome.tooLong", text.getWelcome(), LONGEST_WELCOME);
        check("tag", "label.tooLong", text.getTag(), LONGEST_TAG);
        link.setLabel(Texts.line(text.getLabel().trim(), LONGEST_LABEL));
        link.setWelcome(Texts.isBlank(text.getWelcome()) ? null : Texts.storable(text.getWelcome().trim()));
        link.setTag(Texts.isBlank(text.getTag()) ? null : Texts.line(text.getTag().trim(), LONGEST_TAG));
        link.setLanguage(Texts.isBlank(text.getLanguage()) ? null : language(text.getLanguage().trim()));
        link.setExpiresOn(text.getExpiresOn());
        link.setEnabled(text.isEnabled());
        links.save(link);
        trail.record(AuditEvent.byStaff(AuditAction.PRACTICE_LINK_CHANGED, Context.getAuthenticatedUser()).detail(link.getUuid()));
        return link;
    }

    private static void check(String field, String code, String text, int longest) {
        if (text != null && text.trim().length() > longest) {
            throw Refusal.ofField(field, code);
        }
    }

    private static String language(String typed) {
        try {
            String tag = new Locale.Builder().setLanguageTag(typed).build().toLanguageTag();
            if (tag.length() <= LONGEST_LANGUAGE) {
                return tag;
            }
        } catch (IllformedLocaleException e) {
            throw Refusal.ofField("language", "language.invalid");
        }
        throw Refusal.ofField("language", "language.invalid");
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> getAddress(PracticeLink link) {
        return practiceLinks.addressOf(link);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Joiner> getJoiners(JoinerStatus status, int startIndex, int limit) {
        return Page.cut(links.findJoiners(status, startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Joiner> getJoinerByUuid(String uuid) {
        return links.findJoiner(uuid).filter(joiner -> joiner.getStatus() != JoinerStatus.UNVERIFIED);
    }

    @Override
    @Transactional(readOnly = true)
    public List<JoinerCandidate> getCandidates(Joiner joiner) {
        return matching.findCandidates(joiner);
    }

    @Override
    public Joiner match(Joiner joiner, Patient patient) {
        if (patient == null || patient.getVoided() || !visibility.isVisible(patient)) {
            throw Refusal.ofField("patient", "patient.unknown");
        }
        lockWaiting(joiner);
        Conversation begun = secureStart.begin(patient, joiner.getPracticeLink().getLabel(), joiner.getContactSystem(), joiner.getContactValue(),
            joiner.getPracticeLink().getLabel());
        Optional.ofNullable(joiner.getPracticeLink().getTag()).ifPresent(tag -> secureStart.tag(begun, tag));
        joiner.setPatient(patient);
        resolve(joiner, JoinerStatus.MATCHED);
        trail.record(AuditEvent.byStaff(AuditAction.JOINER_MATCHED, Context.getAuthenticatedUser()).in(begun).detail(joiner.getUuid()));
        return joiner;
    }

    @Override
    public Joiner turnAway(Joiner joiner) {
        lockWaiting(joiner);
        resolve(joiner, JoinerStatus.TURNED_AWAY);
        trail.record(AuditEvent.byStaff(AuditAction.JOINER_TURNED_AWAY, Context.getAuthenticatedUser()).detail(joiner.getUuid()));
        return joiner;
    }

    private void lockWaiting(Joiner joiner) {
        links.lock(joiner);
        if (joiner.getStatus() != JoinerStatus.WAITING) {
            throw Refusal.of("joiner.resolved");
        }
    }

    private void resolve(Joiner joiner, JoinerStatus status) {
        joiner.setStatus(status);
        joiner.setChangedBy(Context.getAuthenticatedUser());
        joiner.setDateChanged(Date.from(clock.instant()));
    }
}
