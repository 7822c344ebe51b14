/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.ParticipantDao;
import org.openmrs.module.patientconversations.db.PasskeyDao;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.openmrs.module.patientconversations.model.Passkey;

/** Who may read the Secure conversations of a patient, and from when to when. */
public class Participants {

    private final ParticipantDao participants;

    private final AccessLinks links;

    private final AppSessions sessions;

    private final PasskeyDao passkeys;

    private final Clock clock;

    public Participants(ParticipantDao participants, AccessLinks links, AppSessions sessions, PasskeyDao passkeys, Clock clock) {
        this.participants = participants;
        this.links = links;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.clock = clock;
    }

    List<Participant> findOf(Patient patient) {
        return participants.findOf(patient);
    }

    Optional<Participant> find(String uuid) {
        return participants.findByUuid(uuid);
    }

    /** The patient as a participant; empty before the first invitation. */
    Optional<Participant> findPatient(Patient patient) {
        return participants.findOf(patient).stream().filter(each -> each.getKind() == ParticipantKind.PATIENT).findFirst();
    }

    /** The patient as a participant, whose links and codes go to this address from now on. */
    public Participant admitPatient(Patient patient, ContactSystem system, String address) {
        Optional<Participant> known = findPatient(patient);
        if (known.isPresent()) {
            moveTo(known.get(), system, address);
            if (known.get().getStatus() == ParticipantStatus.ENDED) {
                known.get().setStatus(ParticipantStatus.INVITED);
            }
            return known.get();
        }
        return add(newParticipant(patient, ParticipantKind.PATIENT, system, address));
    }

    Participant admitProxy(Patient patient, String name, String relationship, ContactSystem system, String address, LocalDate endsOn) {
        Participant proxy = newParticipant(patient, ParticipantKind.PROXY, system, address);
        proxy.setName(name);
        proxy.setRelationship(relationship);
        proxy.setEndsOn(endsOn);
        return add(proxy);
    }

    /** Codes to an old address prove nothing any more: links that were sent there are over. */
    void moveTo(Participant participant, ContactSystem system, String address) {
        if (participant.getContactSystem() != system || !participant.getContactValue().equals(address)) {
            participant.setContactSystem(system);
            participant.setContactValue(address);
            links.revokeOpen(Collections.singleton(participant));
        }
    }

    void end(Participant participant) {
        participant.setStatus(ParticipantStatus.ENDED);
        shutOut(Collections.singletonList(participant));
    }

    /**
     * Ends what is open and forgets what opens again: sessions, links and passkeys.
     *
     * @return how many sessions there were
     */
    int shutOut(List<Participant> of) {
        int ended = sessions.endAll(of);
        links.revokeOpen(of);
        for (Participant participant : of) {
            for (Passkey passkey : passkeys.findOf(participant)) {
                passkey.setVoided(true);
                passkey.setVoidedBy(Context.getAuthenticatedUser());
                passkey.setDateVoided(Date.from(clock.instant()));
                passkey.setVoidReason("Access ended by staff");
            }
        }
        return ended;
    }

    private Participant add(Participant participant) {
        participants.insert(participant);
        return participant;
    }

    private Participant newParticipant(Patient patient, ParticipantKind kind, ContactSystem system, String address) {
        Participant participant = new Participant();
        participant.setPatient(patient);
        participant.setKind(kind);
        participant.setContactSystem(system);
        participant.setContactValue(address);
        participant.setStatus(ParticipantStatus.INVITED);
        participant.setCreator(Context.getAuthenticatedUser());
        participant.setDateCreated(Date.from(clock.instant()));
        return participant;
    }
}
