/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.db.AppSessionDao;
import org.openmrs.module.patientconversations.model.AppSession;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** The rules of being signed in to the patient's app: who is, since when, and until when. */
public class AppSessions {

    private static final int TOKEN_BYTES = 32;

    private static final int DEFAULT_IDLE_MINUTES = 15;

    private static final int DEFAULT_HOURS = 12;

    /** How long the proof that opened a session is good for changing what opens the next one. */
    private static final Duration PROOF = Duration.ofMinutes(15);

    /** A request more often than this is not noted each time. */
    private static final Duration NOTED_EVERY = Duration.ofSeconds(20);

    private final AppSessionDao sessions;

    private final Settings settings;

    private final PracticeTime time;

    private final Clock clock;

    public AppSessions(AppSessionDao sessions, Settings settings, PracticeTime time, Clock clock) {
        this.sessions = sessions;
        this.settings = settings;
        this.time = time;
        this.clock = clock;
    }

    /** @return what the browser's cookie is to hold; it is kept nowhere else */
    public String open(Participant participant) {
        String token = Digests.newToken(TOKEN_BYTES);
        AppSession session = new AppSession();
        session.setTokenHash(Digests.sha256(token));
        session.setParticipant(participant);
        session.setDateCreated(Date.from(clock.instant()));
        session.setLastSeen(Date.from(clock.instant()));
        sessions.insert(session);
        return token;
    }

    /**
     * Who a cookie stands for; empty once the session is over, or the person's access is.
     *
     * @param active whether somebody does something, rather than a page that asks by itself for news
     */
    public Optional<Participant> find(String token, boolean active) {
        Optional<AppSession> session = findOpen(token);
        Instant now = clock.instant();
        session.filter(found -> active && found.getLastSeen().toInstant().isBefore(now.minus(NOTED_EVERY))).ifPresent(found -> sessions.touch(found, now));
        return session.map(AppSession::getParticipant);
    }

    /**
     * Who a cookie stands for, if they proved who they are a short while ago.
     *
     * @throws NotSignedIn if it stands for nobody
     * @throws Refusal {@code passkey.proveAgain} more than 15 minutes after they signed in
     */
    Participant findProven(String token) {
        AppSession session = Optional.ofNullable(token).flatMap(this::findOpen).orElseThrow(NotSignedIn::new);
        if (!session.getDateCreated().toInstant().plus(PROOF).isAfter(clock.instant())) {
            throw Refusal.of("passkey.proveAgain");
        }
        return session.getParticipant();
    }

    private Optional<AppSession> findOpen(String token) {
        return sessions.findByTokenHash(Digests.sha256(token)).filter(found -> isOpen(found, clock.instant()));
    }

    public void end(String token) {
        sessions.findByTokenHash(Digests.sha256(token)).ifPresent(session -> sessions.end(session, clock.instant()));
    }

    /** @return how many were signed in */
    public int endAll(Collection<Participant> participants) {
        return sessions.endAll(participants, clock.instant());
    }

    public int getIdleMinutes() {
        return settings.getInt(GlobalProperties.SECURE_IDLE_MINUTES, DEFAULT_IDLE_MINUTES);
    }

    private boolean isOpen(AppSession session, Instant now) {
        Participant participant = session.getParticipant();
        boolean inTime = session.getLastSeen().toInstant().plus(Duration.ofMinutes(getIdleMinutes())).isAfter(now)
                && session.getDateCreated().toInstant().plus(Duration.ofHours(settings.getInt(GlobalProperties.SECURE_SESSION_HOURS, DEFAULT_HOURS))).isAfter(now);
        return inTime && isIn(participant);
    }

    /** Whether somebody has joined and has not lost their access since. */
    public boolean isIn(Participant participant) {
        return participant.getStatus() == ParticipantStatus.JOINED && !participant.getVoided() && !participant.getPatient().getVoided()
                && !AccessLinks.isPast(participant, time);
    }
}
