/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.model.Call;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** Opens the one Standard conversation of a patient, and adds messages to conversations. */
public class StandardConversations {

    private static final int MAX_INBOUND_LINE = 255;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final ConversationHistory history;

    private final MessageEvents events;

    private final Clock clock;

    public StandardConversations(ConversationDao conversations, MessageDao messages, ConversationHistory history, MessageEvents events, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.history = history;
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
            history.record(conversation, HistoryKind.REOPENED, null, null);
        }
    }

    /**
     * Adds a message as the conversation's newest, and reopens the conversation if it was archived.
     *
     * @param message complete but for its conversation, its status's date and its audit fields
     * @return the stored message; empty if its client token or carrier's id is there already
     */
    public Optional<Message> append(Conversation conversation, Message message) {
        conversations.touch(conversation, clock.instant());
        Optional<Message> stored = store(conversation, message);
        stored.ifPresent(added -> {
            conversations.setLastMessage(conversation, added);
            reopen(conversation);
            events.created(added);
        });
        return stored;
    }

    /**
     * Adds a note among staff. To the conversation's list it is no news from or to the patient: last activity, last message and
     * status stay as they are.
     *
     * @param note as for {@link #append}
     */
    public Optional<Message> appendNote(Conversation conversation, Message note) {
        conversations.touch(conversation);
        return store(conversation, note);
    }

    private Optional<Message> store(Conversation conversation, Message message) {
        Date now = Date.from(clock.instant());
        message.setConversation(conversation);
        message.setStatusDate(now);
        message.setCreator(Context.getAuthenticatedUser());
        message.setDateCreated(now);
        return messages.insert(message);
    }

    /** Adds what a patient wrote; what does not fit into a line's column is cut, the text never. */
    public Optional<Message> appendInbound(Patient patient, InboundMessage inbound) {
        Message message = new Message();
        message.setDirection(Direction.INBOUND);
        message.setChannel(inbound.getChannel());
        message.setFromAddress(Texts.line(inbound.getFrom(), MAX_INBOUND_LINE));
        message.setToAddress(Texts.line(inbound.getTo(), MAX_INBOUND_LINE));
        message.setSubject(Texts.line(inbound.getSubject().orElse(null), MAX_INBOUND_LINE));
        message.setBody(Texts.storable(inbound.getText()));
        inbound.getMail().ifPresent(mail -> {
            message.setBodyHtml(Texts.storable(mail.getHtml().orElse(null)));
            message.setQuoted(Texts.storable(mail.getQuoted().orElse(null)));
            message.setAutomatic(mail.isAutomatic());
        });
        if (inbound.isCall()) {
            message.setKind(MessageKind.CALL);
            message.setCall(new Call(CallOutcome.RINGING));
        }
        message.setStatus(MessageStatus.RECEIVED);
        message.setCarrierId(inbound.getCarrierId());
        message.setDateDelivered(inbound.getReceived());
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
