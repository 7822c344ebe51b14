/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;

/** What is needed to start a conversation; contact and consent may be absent. */
public final class StartRequest {

    private final Patient patient;

    private final ConversationMode mode;

    private ContactSystem system;

    private String contactValue;

    private boolean saveContact;

    private ConsentStatus consentStatus;

    private ConsentMethod consentMethod;

    private String consentNote;

    private String subject;

    private Conversation from;

    public StartRequest(Patient patient, ConversationMode mode) {
        this.patient = patient;
        this.mode = mode;
    }

    /** @param value as typed; it is checked and normalized */
    public StartRequest contact(ContactSystem contactSystem, String value, boolean saveToChart) {
        this.system = contactSystem;
        this.contactValue = value;
        this.saveContact = saveToChart;
        return this;
    }

    /** What the patient said just now of being reached at this request's contact. */
    public StartRequest consent(ConsentStatus status, ConsentMethod method, String note) {
        this.consentStatus = status;
        this.consentMethod = method;
        this.consentNote = note;
        return this;
    }

    /** What a Secure conversation is about. */
    public StartRequest about(String what) {
        this.subject = what;
        return this;
    }

    /** The Standard conversation that moves over to a Secure one; null for none. */
    public StartRequest from(Conversation standard) {
        this.from = standard;
        return this;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public Optional<Conversation> getFrom() {
        return Optional.ofNullable(from);
    }

    public Patient getPatient() {
        return patient;
    }

    public ConversationMode getMode() {
        return mode;
    }

    public Optional<ContactSystem> getSystem() {
        return Optional.ofNullable(system);
    }

    public Optional<String> getContactValue() {
        return Optional.ofNullable(contactValue);
    }

    public boolean isSaveContact() {
        return saveContact;
    }

    public Optional<ConsentStatus> getConsentStatus() {
        return Optional.ofNullable(consentStatus);
    }

    public ConsentMethod getConsentMethod() {
        return consentMethod;
    }

    public String getConsentNote() {
        return consentNote;
    }
}
