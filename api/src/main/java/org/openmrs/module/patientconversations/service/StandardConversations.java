/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** Opens the one Standard conversation of a patient, and adds messages to conversations. */
public class StandardConversations {

    private static final int MAX_INBOUND_LINE = 255;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final MessageEvents events;

    private final Clock clock;

    public StandardConversations(ConversationDao conversations, MessageDao messages, MessageEvents events, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** The patient's Standard conversation: the existing one, reopened if it was archived, or a new one. */
    public Conversation open(Patient patient) {
        Conversation conversation = conversations.findStandard(patient).orElseGet(() -> conversations.insertStandard(newStandard(patient)));
        reopen(conversation);
        return conversation;
    }

    public void reopen(Conversation conversation) {
        if (conversation.getStatus() == ConversationStatus.ARCHIVED) {
            conversation.setStatus(ConversationStatus.OPEN);
            conversations.touch(conversation);
        }
    }

    /**
     * Adds a message as the conversation's newest, and reopens the conversation if it was archived.
     *
     * @param message complete but for its conversation, its status's date and its audit fields
     * @return the stored message; empty if its client token or carrier's id is there already
     */
    public Optional<Message> append(Conversation conversation, Message message) {
        Date now = Date.from(clock.instant());
        message.setConversation(conversation);
        message.setStatusDate(now);
        message.setCreator(Context.getAuthenticatedUser());
        message.setDateCreated(now);
        conversations.touch(conversation, clock.instant());
        Optional<Message> stored = messages.insert(message);
        stored.ifPresent(added -> {
            conversations.setLastMessage(conversation, added.getId(), added.getDirection() == Direction.INBOUND);
            reopen(conversation);
            events.created(added);
        });
        return stored;
    }

    /** Adds what a patient wrote; what does not fit into a line's column is cut, the text never. */
    public Optional<Message> appendInbound(Patient patient, String channel, String from, String to, String subject, String text,
            String carrierId, Date received) {
        Message message = new Message();
        message.setDirection(Direction.INBOUND);
        message.setChannel(channel);
        message.setFromAddress(Texts.line(from, MAX_INBOUND_LINE));
        message.setToAddress(Texts.line(to, MAX_INBOUND_LINE));
        message.setSubject(Texts.line(subject, MAX_INBOUND_LINE));
        message.setBody(Texts.storable(text));
        message.setStatus(MessageStatus.RECEIVED);
        message.setCarrierId(carrierId);
        message.setDateDelivered(received);
        return append(open(patient), message);
    }

    private Conversation newStandard(Patient patient) {
        Conversation conversation = new Conversation();
        conversation.setPatient(patient);
        conversation.setMode(ConversationMode.STANDARD);
        conversation.setStatus(ConversationStatus.OPEN);
        conversation.setStandardPatientId(patient.getPatientId());
        conversation.setLastActivity(Date.from(clock.instant()));
        conversation.setCreator(Context.getAuthenticatedUser());
        conversation.setDateCreated(Date.from(clock.instant()));
        return conversation;
    }
}
