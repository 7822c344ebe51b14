/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.TriageReason;

/** Who sent an inbound message: one patient, or the reason why nobody can be sure. */
final class Sender {

    private final Patient patient;

    private final TriageReason reason;

    private final List<Patient> holders;

    private final Message answered;

    private Sender(Patient patient, TriageReason reason, List<Patient> holders, Message answered) {
        this.patient = patient;
        this.reason = reason;
        this.holders = holders;
        this.answered = answered;
    }

    static Sender certain(Patient patient, List<Patient> holders, Message answered) {
        return new Sender(patient, null, holders, answered);
    }

    static Sender uncertain(TriageReason reason, List<Patient> holders, Message answered) {
        return new Sender(null, reason, holders, answered);
    }

    Optional<Patient> getPatient() {
        return Optional.ofNullable(patient);
    }

    /** Null if the patient is certain. */
    TriageReason getReason() {
        return reason;
    }

    /** All who have the sender's address. */
    List<Patient> getHolders() {
        return holders;
    }

    /** The message that this one answers. */
    Optional<Message> getAnswered() {
        return Optional.ofNullable(answered);
    }
}
