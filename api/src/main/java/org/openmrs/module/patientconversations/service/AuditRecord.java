/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;

/** An entry of the audit with those whom its numbers name, as far as they are still there. */
public final class AuditRecord {

    private final AuditEntry entry;

    private final User user;

    private final Patient patient;

    private final Conversation conversation;

    private final Participant participant;

    AuditRecord(AuditEntry entry, User user, Patient patient, Conversation conversation, Participant participant) {
        this.entry = entry;
        this.user = user;
        this.patient = patient;
        this.conversation = conversation;
        this.participant = participant;
    }

    public AuditEntry getEntry() {
        return entry;
    }

    public Optional<User> getUser() {
        return Optional.ofNullable(user);
    }

    public Optional<Patient> getPatient() {
        return Optional.ofNullable(patient);
    }

    /** A proxy's own name, or the patient's. */
    public Optional<String> getParticipantName() {
        return Optional.ofNullable(participant).map(found -> found.getName() == null ? found.getPatient().getPersonName().getFullName() : found.getName());
    }

    public Optional<Conversation> getConversation() {
        return Optional.ofNullable(conversation);
    }
}
