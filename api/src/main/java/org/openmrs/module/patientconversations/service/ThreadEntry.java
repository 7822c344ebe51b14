/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.CommunicationState;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;

/** A conversation as the head of its thread, or one of its messages. */
public final class ThreadEntry {

    private final Conversation conversation;

    private final Message message;

    private final Set<User> staff;

    private ThreadEntry(Conversation conversation, Message message, Set<User> staff) {
        this.conversation = conversation;
        this.message = message;
        this.staff = Collections.unmodifiableSet(staff);
    }

    /** @param staff who of the practice has written in it */
    static ThreadEntry head(Conversation conversation, Set<User> staff) {
        return new ThreadEntry(conversation, null, staff);
    }

    public static ThreadEntry of(Message message) {
        return new ThreadEntry(message.getConversation(), message, Collections.emptySet());
    }

    public Conversation getConversation() {
        return conversation;
    }

    /** Empty for the head of a thread. */
    public Optional<Message> getMessage() {
        return Optional.ofNullable(message);
    }

    /** Who of the practice has written in the thread; empty for a message. */
    public Set<User> getStaff() {
        return staff;
    }

    public CommunicationState getState() {
        return message == null ? CommunicationState.of(conversation) : CommunicationState.of(message);
    }
}
