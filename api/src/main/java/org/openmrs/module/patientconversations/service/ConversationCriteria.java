/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;

/** Which conversations to list; what is not set does not narrow. */
public final class ConversationCriteria {

    private Patient patient;

    private ConversationMode mode;

    private ConversationStatus status;

    private boolean unread;

    private String query;

    public ConversationCriteria patient(Patient value) {
        this.patient = value;
        return this;
    }

    public ConversationCriteria mode(ConversationMode value) {
        this.mode = value;
        return this;
    }

    public ConversationCriteria status(ConversationStatus value) {
        this.status = value;
        return this;
    }

    /** Only those that the calling user has not read to the end. */
    public ConversationCriteria unread(boolean value) {
        this.unread = value;
        return this;
    }

    /** Beginning of a patient's name, identifier, number or address, or of the subject. */
    public ConversationCriteria query(String value) {
        this.query = value;
        return this;
    }

    public Optional<Patient> getPatient() {
        return Optional.ofNullable(patient);
    }

    public Optional<ConversationMode> getMode() {
        return Optional.ofNullable(mode);
    }

    public Optional<ConversationStatus> getStatus() {
        return Optional.ofNullable(status);
    }

    public boolean isUnread() {
        return unread;
    }

    public Optional<String> getQuery() {
        return Optional.ofNullable(query);
    }
}
