/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Turn;

/** Which conversations to read; what is not set does not narrow. */
public final class ConversationFilter {

    Patient patient;

    ConversationMode mode;

    ConversationStatus status;

    Turn turn;

    User assignee;

    boolean unassigned;

    boolean starred;

    String tag;

    User unreadBy;

    User mentioned;

    String query;

    Integer location;

    public ConversationFilter patient(Patient value) {
        this.patient = value;
        return this;
    }

    public ConversationFilter mode(ConversationMode value) {
        this.mode = value;
        return this;
    }

    public ConversationFilter status(ConversationStatus value) {
        this.status = value;
        return this;
    }

    public ConversationFilter turn(Turn value) {
        this.turn = value;
        return this;
    }

    public ConversationFilter assignee(User value) {
        this.assignee = value;
        return this;
    }

    /** Only those that nobody looks after. */
    public ConversationFilter unassigned(boolean value) {
        this.unassigned = value;
        return this;
    }

    public ConversationFilter starred(boolean value) {
        this.starred = value;
        return this;
    }

    public ConversationFilter tag(String value) {
        this.tag = value;
        return this;
    }

    /** Only those with a message from the patient that this user has not read. */
    public ConversationFilter unreadBy(User value) {
        this.unreadBy = value;
        return this;
    }

    /** Only those with a note that names this user and waits for them. */
    public ConversationFilter mentioned(User value) {
        this.mentioned = value;
        return this;
    }

    /** Only those of patients who have an identifier of the location with this id; null for all. */
    public ConversationFilter location(Integer value) {
        this.location = value;
        return this;
    }

    /** Beginning of the patient's name, identifier, number or address, or of the subject. */
    public ConversationFilter query(String value) {
        this.query = value == null || value.trim().isEmpty() ? null : value.trim();
        return this;
    }
}
