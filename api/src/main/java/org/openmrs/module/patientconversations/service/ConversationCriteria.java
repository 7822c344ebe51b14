/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.db.ConversationFilter;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Turn;

/** Which conversations to list; what is not set does not narrow. */
public final class ConversationCriteria {

    private Patient patient;

    private ConversationMode mode;

    private ConversationStatus status;

    private boolean unread;

    private Turn turn;

    private User assignee;

    private boolean unassigned;

    private boolean starred;

    private boolean mentioned;

    private String tag;

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

    public ConversationCriteria turn(Turn value) {
        this.turn = value;
        return this;
    }

    /** Only those that this user looks after. */
    public ConversationCriteria assignee(User value) {
        this.assignee = value;
        return this;
    }

    /** Only those that nobody looks after. */
    public ConversationCriteria unassigned(boolean value) {
        this.unassigned = value;
        return this;
    }

    public ConversationCriteria starred(boolean value) {
        this.starred = value;
        return this;
    }

    /** Only those with a note that names the calling user and waits for them. */
    public ConversationCriteria mentioned(boolean value) {
        this.mentioned = value;
        return this;
    }

    public ConversationCriteria tag(String value) {
        this.tag = value;
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

    ConversationFilter toFilter(User caller, Integer location) {
        return new ConversationFilter().patient(patient).mode(mode).status(status).turn(turn).assignee(assignee).unassigned(unassigned)
            .starred(starred).tag(tag).unreadBy(unread ? caller : null).mentioned(mentioned ? caller : null).query(query).location(location);
    }
}
