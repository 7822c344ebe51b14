/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;

/** Remembers which Secure conversations were to begin, and begins none. */
public class RecordingSecureStart implements SecureStart {

    private final List<String> begun = new ArrayList<>();

    private Patient failing;

    /** Nothing can be begun with this patient; with anybody again, if null. */
    public void failAt(Patient patient) {
        failing = patient;
    }

    public List<String> getBegun() {
        return begun;
    }

    private Conversation begin(Patient patient, String what) {
        if (patient.equals(failing)) {
            throw new IllegalStateException("as asked");
        }
        begun.add(patient.getPatientId() + " " + what);
        Conversation conversation = new Conversation();
        conversation.setId(4711);
        conversation.setPatient(patient);
        return conversation;
    }

    @Override
    public Conversation begin(Patient patient, String subject, ContactSystem system, String contact, String note) {
        return begin(patient, subject + " " + contact);
    }

    @Override
    public Conversation beginWithConsent(Patient patient, String subject, ContactSystem system, String contact, String text) {
        return begin(patient, subject + " " + contact + " " + text);
    }

    @Override
    public void tag(Conversation conversation, String tag) {
        begun.add("tag " + tag);
    }
}
