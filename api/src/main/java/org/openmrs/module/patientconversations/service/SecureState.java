/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** What staff see of a Secure conversation besides what is said in it: who reads it, and how far the newest invitation has come. */
public final class SecureState {

    private final List<Participant> participants;

    private final Invitation invitation;

    SecureState(List<Participant> participants, Invitation invitation) {
        this.participants = Collections.unmodifiableList(participants);
        this.invitation = invitation;
    }

    /** Whether the patient has proven who they are. */
    public boolean isJoined() {
        return participants.stream().anyMatch(each -> each.getKind() == ParticipantKind.PATIENT && each.getStatus() == ParticipantStatus.JOINED);
    }

    public List<Participant> getParticipants() {
        return participants;
    }

    public Optional<Invitation> getInvitation() {
        return Optional.ofNullable(invitation);
    }
}
