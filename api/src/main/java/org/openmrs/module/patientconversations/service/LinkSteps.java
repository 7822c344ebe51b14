/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.db.AccessLinkDao;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.ParticipantDao;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.LinkPurpose;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/**
 * The way through a link: the date of birth, which keeps out who has merely found the link, and a one-time code to the address on record, which is
 * the proof. Wrong tries are counted for the person, not for the link, and lock them out for longer each time.
 */
public class LinkSteps {

    private static final int MOST_TRIES = 5;

    private static final Duration FIRST_LOCK = Duration.ofMinutes(10);

    private static final Duration LONGEST_LOCK = Duration.ofHours(24);

    private static final Duration CODE_LASTS = Duration.ofMinutes(10);

    /** Between two codes. */
    static final Duration CODE_PAUSE = Duration.ofSeconds(30);

    private static final SecureRandom RANDOM = new SecureRandom();

    private static final int CODES = 1_000_000;

    private final AccessLinkDao links;

    private final ParticipantDao participants;

    private final ConversationDao conversations;

    private final AccessLinks rules;

    private final LinkTokens tokens;

    private final Notices notices;

    private final AppSessions sessions;

    private final ConversationHistory history;

    private final PracticeTime time;

    private final AuditTrail audit;

    private final Clock clock;

    public LinkSteps(AccessLinkDao links, ParticipantDao participants, ConversationDao conversations, AccessLinks rules, LinkTokens tokens, Notices notices,
            AppSessions sessions, ConversationHistory history, PracticeTime time, AuditTrail audit, Clock clock) {
        this.links = links;
        this.participants = participants;
        this.conversations = conversations;
        this.rules = rules;
        this.tokens = tokens;
        this.notices = notices;
        this.sessions = sessions;
        this.history = history;
        this.time = time;
        this.audit = audit;
        this.clock = clock;
    }

    /** Of a link that leads back the code is sent at once: its owner was here before. */
    LinkStep open(String token) {
        Optional<AccessLink> found = find(token);
        if (!found.isPresent()) {
            return LinkStep.of(LinkStep.Outcome.INVALID);
        }
        AccessLink link = found.get();
        if (link.getOpened() == null) {
            link.setOpened(now());
            record(AuditAction.INVITATION_OPENED, link.getParticipant(), link.getUuid());
            if (link.getPurpose() == LinkPurpose.JOIN && link.getConversation() != null) {
                history.record(link.getConversation(), HistoryKind.INVITATION_OPENED, null, AccessLinks.nameOf(link.getParticipant()));
            }
        }
        if (link.getPurpose() == LinkPurpose.JOIN) {
            return LinkStep.of(LinkStep.Outcome.BIRTHDATE).at(link.getPurpose(), null, null);
        }
        Participant participant = participants.lock(link.getParticipant());
        return isLocked(participant) || isTooSoon(link) ? asking(link) : sendCode(link);
    }

    LinkStep checkBirthdate(String token, LocalDate birthdate) {
        Optional<AccessLink> found = find(token).filter(link -> link.getPurpose() == LinkPurpose.JOIN);
        if (!found.isPresent()) {
            return LinkStep.of(LinkStep.Outcome.INVALID);
        }
        AccessLink link = found.get();
        Participant participant = participants.lock(link.getParticipant());
        Date known = participant.getPatient().getBirthdate();
        boolean right = known != null && new java.sql.Date(known.getTime()).toLocalDate().equals(birthdate);
        if (isLocked(participant)) {
            return locked(participant);
        }
        if (!right) {
            return fail(participant);
        }
        return isTooSoon(link) ? asking(link) : sendCode(link);
    }

    LinkStep sendAgain(String token) {
        Optional<AccessLink> found = find(token);
        if (!found.isPresent()) {
            return LinkStep.of(LinkStep.Outcome.INVALID);
        }
        AccessLink link = found.get();
        Participant participant = participants.lock(link.getParticipant());
        boolean asked = link.getCodeHash() != null || link.getPurpose() == LinkPurpose.RETURN;
        if (isLocked(participant)) {
            return locked(participant);
        }
        if (!asked) {
            return LinkStep.of(LinkStep.Outcome.FAILED);
        }
        return isTooSoon(link) ? LinkStep.of(LinkStep.Outcome.TOO_SOON).after(CODE_PAUSE.getSeconds()) : sendCode(link);
    }

    LinkStep checkCode(String token, String code, Locale language) {
        Optional<AccessLink> found = find(token);
        if (!found.isPresent()) {
            return LinkStep.of(LinkStep.Outcome.INVALID);
        }
        AccessLink link = found.get();
        Participant participant = participants.lock(link.getParticipant());
        boolean right = link.getCodeHash() != null && Digests.same(link.getCodeHash(), tokens.digestOfCode(link, code));
        if (isLocked(participant)) {
            return locked(participant);
        }
        if (!right || !link.getCodeExpires().toInstant().isAfter(clock.instant())) {
            link.setCodeTries(link.getCodeTries() + 1);
            return fail(participant);
        }
        return letIn(link, participant, language);
    }

    private LinkStep letIn(AccessLink link, Participant participant, Locale language) {
        record(AuditAction.LOGGED_IN, participant, "code");
        link.setUsed(now());
        link.setCodeHash(null);
        participant.setFailedTries(0);
        participant.setLocks(0);
        participant.setLockedUntil(null);
        if (SettingRules.LANGUAGES.contains(language.getLanguage())) {
            participant.setLocale(language.getLanguage());
        }
        if (participant.getStatus() == ParticipantStatus.INVITED) {
            participant.setStatus(ParticipantStatus.JOINED);
            participant.setJoined(now());
            if (link.getConversation() != null) {
                history.record(link.getConversation(), HistoryKind.JOINED, null, AccessLinks.nameOf(participant));
            }
        }
        conversations.touchAllOf(Collections.singleton(participant.getPatient()));
        return LinkStep.of(LinkStep.Outcome.SIGNED_IN).signedIn(sessions.open(participant));
    }

    /** A right date of birth does not begin the count anew: only who has come in does. */
    private LinkStep fail(Participant participant) {
        record(AuditAction.LOG_IN_FAILED, participant, "wrong");
        participant.setFailedTries(participant.getFailedTries() + 1);
        if (participant.getFailedTries() >= MOST_TRIES) {
            Duration lock = FIRST_LOCK.multipliedBy(1L << Math.min(participant.getLocks(), 10));
            participant.setLockedUntil(Date.from(clock.instant().plus(lock.compareTo(LONGEST_LOCK) > 0 ? LONGEST_LOCK : lock)));
            participant.setLocks(participant.getLocks() + 1);
            participant.setFailedTries(0);
            record(AuditAction.LOCKED, participant, "tries");
        }
        return LinkStep.of(LinkStep.Outcome.FAILED);
    }

    private boolean isLocked(Participant participant) {
        return participant.getLockedUntil() != null && participant.getLockedUntil().toInstant().isAfter(clock.instant());
    }

    private LinkStep locked(Participant participant) {
        return LinkStep.of(LinkStep.Outcome.LOCKED).after(1 + Duration.between(clock.instant(), participant.getLockedUntil().toInstant()).getSeconds());
    }

    private boolean isTooSoon(AccessLink link) {
        return link.getCodeHash() != null && link.getCodeSent() != null && link.getCodeSent().toInstant().plus(CODE_PAUSE).isAfter(clock.instant());
    }

    /** Where nothing may be sent the answer is the same: who asks learns nothing of it. */
    private LinkStep sendCode(AccessLink link) {
        Participant participant = link.getParticipant();
        String code = String.format("%06d", RANDOM.nextInt(CODES));
        Instant now = clock.instant();
        link.setCodeHash(tokens.digestOfCode(link, code));
        link.setCodeExpires(Date.from(now.plus(CODE_LASTS)));
        link.setCodeSent(Date.from(now));
        link.setCodeTries(0);
        record(AuditAction.CODE_SENT, participant, participant.getContactSystem().getCode());
        Optional<Channel> channel = rules.channelOf(participant).filter(found -> !rules.findObstacle(participant).isPresent());
        LinkStep step = asking(link);
        channel.ifPresent(found -> step.sending(new OneTimeCode(found.getId(), participant.getContactValue(), notices.subjectFor(participant),
            notices.textOfCode(participant, code))));
        return step;
    }

    private static LinkStep asking(AccessLink link) {
        Participant participant = link.getParticipant();
        return LinkStep.of(LinkStep.Outcome.CODE).at(link.getPurpose(), participant.getContactSystem(), hint(participant.getContactSystem(), participant.getContactValue()));
    }

    /** The last three digits of a number, or the first letter of an address and its domain. */
    static String hint(ContactSystem system, String address) {
        if (system == ContactSystem.SMS) {
            return "\u2022\u2022\u2022 " + address.substring(Math.max(0, address.length() - 3));
        }
        int at = address.indexOf('@');
        return address.substring(0, Math.min(1, Math.max(at, 0))) + "\u2022\u2022\u2022" + address.substring(Math.max(at, 0));
    }

    private Optional<AccessLink> find(String token) {
        return links.lockByTokenHash(Digests.sha256(token)).filter(link -> AccessLinks.isOpen(link, time))
            .filter(link -> !link.getParticipant().getVoided() && !link.getParticipant().getPatient().getVoided());
    }

    private void record(AuditAction action, Participant participant, String detail) {
        audit.record(AuditEvent.byParticipant(action, participant.getUuid(), participant.getKind().name()).of(participant.getPatient()).detail(detail));
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
