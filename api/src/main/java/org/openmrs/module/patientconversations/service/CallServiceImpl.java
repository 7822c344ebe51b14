/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.sms.TwilioCalls;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.TriageDao;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.Call;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** See {@link CallService}. */
@Transactional
public class CallServiceImpl extends BaseOpenmrsService implements CallService {

    private static final String VOICEMAIL = "voicemail";

    private static final String NOT_CONNECTED = Channels.PHONE + ".notConnected";

    private final MessageDao messages;

    private final TriageDao triage;

    private final ConversationDao conversations;

    private final StandardConversations standard;

    private final ContactBook contacts;

    private final ContactNormalizer normalizer;

    private final Attachments attachments;

    private final TwilioCalls carrier;

    private final MessageEvents events;

    private final TransactionTemplate transaction;

    private final Clock clock;

    public CallServiceImpl(MessageDao messages, TriageDao triage, ConversationDao conversations, StandardConversations standard, ContactBook contacts,
            ContactNormalizer normalizer, Attachments attachments, TwilioCalls carrier, MessageEvents events,
            PlatformTransactionManager transactionManager, Clock clock) {
        this.messages = messages;
        this.triage = triage;
        this.conversations = conversations;
        this.standard = standard;
        this.contacts = contacts;
        this.normalizer = normalizer;
        this.attachments = attachments;
        this.carrier = carrier;
        this.events = events;
        this.transaction = new TransactionTemplate(transactionManager);
        this.clock = clock;
    }

    @Override
    // Read-only, or Spring would flush the session afterwards, which Hibernate refuses without a transaction.
    @Transactional(propagation = Propagation.NOT_SUPPORTED, readOnly = true)
    public Message startCall(Conversation conversation, String ownPhone) {
        String own = normalizer.normalize(ContactSystem.SMS, ownPhone, "from");
        Message stored = transaction.execute(status -> standard.append(conversation, newCall(conversation.getPatient(), own)))
            .orElseThrow(() -> new IllegalStateException("A call could not be stored"));
        String uuid = stored.getUuid();
        try {
            String callId = carrier.place(own, uuid);
            change(uuid, message -> {
                message.setCarrierId(callId);
                moveTo(message, MessageStatus.SENDING, null);
            });
        } catch (CarrierException e) {
            change(uuid, message -> fail(message, e.getErrorCode()));
        }
        return transaction.execute(status -> messages.findByUuid(uuid)).orElseThrow(() -> new IllegalStateException("A call that was stored is gone"));
    }

    private Message newCall(Patient patient, String own) {
        PatientRules.requireReachable(patient);
        Message message = new Message();
        message.setKind(MessageKind.CALL);
        message.setCall(new Call(CallOutcome.RINGING));
        message.setDirection(Direction.OUTBOUND);
        message.setChannel(Channels.PHONE);
        message.setSender(Context.getAuthenticatedUser());
        message.setFromAddress(own);
        message.setToAddress(contacts.findTarget(patient, ContactSystem.SMS).map(ContactPoint::getValue).orElseThrow(() -> Refusal.of("contact.missing")));
        message.setBody("");
        message.setStatus(MessageStatus.QUEUED);
        message.setAttemptStarted(Date.from(clock.instant()));
        return message;
    }

    private void change(String uuid, Consumer<Message> change) {
        transaction.execute(status -> {
            findOutbound(uuid).ifPresent(change);
            return null;
        });
    }

    @Override
    public Optional<String> connectCall(String messageUuid) {
        return findOutbound(messageUuid).filter(message -> message.getCall().getOutcome() == CallOutcome.RINGING).map(message -> {
            moveTo(message, MessageStatus.SENT, null);
            return message.getToAddress();
        });
    }

    @Override
    public void endOutboundCall(String messageUuid, CallOutcome outcome, int seconds) {
        findOutbound(messageUuid).filter(message -> message.getCall().getOutcome() == CallOutcome.RINGING).ifPresent(message -> {
            if (outcome == CallOutcome.ANSWERED) {
                message.getCall().end(outcome, seconds);
                moveTo(message, MessageStatus.DELIVERED, null);
            } else {
                fail(message, NOT_CONNECTED);
            }
        });
    }

    private void fail(Message message, String errorCode) {
        message.getCall().end(CallOutcome.MISSED, 0);
        moveTo(message, MessageStatus.FAILED, errorCode);
        conversations.setTurnAfterFailure(message);
    }

    private void moveTo(Message message, MessageStatus status, String errorCode) {
        if (message.getStatus().canBecome(status)) {
            message.setStatus(status);
            message.setAttemptStarted(null);
            message.setErrorCode(errorCode);
        }
        recordChange(message);
    }

    private void recordChange(Message message) {
        message.setStatusDate(Date.from(clock.instant()));
        conversations.touch(message.getConversation());
        events.statusChanged(message);
    }

    private Optional<Message> findOutbound(String uuid) {
        return messages.lockByUuid(uuid).filter(message -> message.getKind() == MessageKind.CALL && message.getDirection() == Direction.OUTBOUND);
    }

    @Override
    public void endInboundCall(String callId, CallOutcome outcome, int seconds) {
        onCall(callId, message -> message.getCall().end(outcome, seconds), item -> item.getCall().end(outcome, seconds));
    }

    @Override
    public void addVoicemail(String callId, String source) {
        InboundFile recording = InboundFile.atCarrier(VOICEMAIL, source);
        onCall(callId, message -> {
            if (isNew(message.getAttachments(), source)) {
                attachments.add(message, recording);
            }
        }, item -> {
            if (isNew(item.getAttachments(), source)) {
                attachments.add(item, recording);
            }
        });
    }

    private static boolean isNew(List<Attachment> known, String source) {
        return known.stream().noneMatch(attachment -> source.equals(attachment.getSource()));
    }

    @Override
    public void addTranscript(String callId, String transcript) {
        String storable = Texts.storable(transcript);
        onCall(callId, message -> message.getCall().setTranscript(storable), item -> item.getCall().setTranscript(storable));
    }

    /** A call is in a thread or in triage; once attached it is in both, and the thread's counts. */
    private void onCall(String callId, Consumer<Message> inThread, Consumer<TriageItem> inTriage) {
        Optional<Message> message = messages.findUuidByCarrierId(Channels.PHONE, callId).flatMap(messages::lockByUuid)
            .filter(found -> found.getDirection() == Direction.INBOUND);
        if (message.isPresent()) {
            inThread.accept(message.get());
            recordChange(message.get());
        } else {
            triage.lockByCarrierId(Channels.PHONE, callId).ifPresent(inTriage);
        }
    }
}
