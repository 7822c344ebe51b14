/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.ScheduledMessageDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.ScheduledMessage;
import org.openmrs.module.patientconversations.model.ScheduledStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link ScheduledMessageService}. */
@Transactional
public class ScheduledMessageServiceImpl extends BaseOpenmrsService implements ScheduledMessageService {

    private static final Duration LONGEST = Duration.ofDays(366);

    private static final Set<ScheduledStatus> CHANGEABLE = EnumSet.of(ScheduledStatus.WAITING, ScheduledStatus.REFUSED);

    private final ScheduledMessageDao scheduled;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final SealedTexts texts;

    private final SendingRules rules;

    private final ContactBook contacts;

    private final ConversationHistory history;

    private final Visibility visibility;

    private final SendLater sendLater;

    private final Clock clock;

    public ScheduledMessageServiceImpl(ScheduledMessageDao scheduled, ConversationDao conversations, MessageDao messages, SealedTexts texts, SendingRules rules,
            ContactBook contacts, ConversationHistory history, Visibility visibility, SendLater sendLater, Clock clock) {
        this.scheduled = scheduled;
        this.conversations = conversations;
        this.messages = messages;
        this.texts = texts;
        this.rules = rules;
        this.contacts = contacts;
        this.history = history;
        this.visibility = visibility;
        this.sendLater = sendLater;
        this.clock = clock;
    }

    @Override
    public ScheduledMessage scheduleMessage(Conversation conversation, SendRequest request, Instant due) {
        ScheduledMessage message = new ScheduledMessage();
        message.setConversation(conversation);
        message.setSender(Context.getAuthenticatedUser());
        message.setCreator(Context.getAuthenticatedUser());
        message.setDateCreated(Date.from(clock.instant()));
        write(message, request, due);
        scheduled.add(message);
        history.record(conversation, HistoryKind.SCHEDULED, null, null);
        sendLater.sendLater(message.getUuid(), due);
        return message;
    }

    @Override
    public ScheduledMessage changeMessage(ScheduledMessage message, SendRequest request, Instant due) {
        lockChangeable(message);
        write(message, request, due);
        message.setErrorCode(null);
        history.record(message.getConversation(), HistoryKind.RESCHEDULED, null, null);
        setTurn(message.getConversation());
        sendLater.sendLater(message.getUuid(), due);
        return message;
    }

    private void write(ScheduledMessage message, SendRequest request, Instant due) {
        if (!due.isAfter(clock.instant())) {
            throw Refusal.ofField("due", "due.past");
        }
        if (due.isAfter(clock.instant().plus(LONGEST))) {
            throw Refusal.ofField("due", "due.tooLate");
        }
        rules.checkText(request);
        if (message.getConversation().isSecure()) {
            rules.requireSecure(message.getConversation(), request);
        } else {
            requireSendable(message, request);
        }
        message.setChannel(request.getChannel());
        texts.seal(message, subjectOf(request), request.getText());
        message.setDue(Date.from(due));
        message.setStatus(ScheduledStatus.WAITING);
    }

    private static String subjectOf(SendRequest request) {
        return request.getSubject().filter(text -> !Texts.isBlank(text)).orElse(null);
    }

    private void requireSendable(ScheduledMessage message, SendRequest request) {
        Channel channel = rules.getChannel(request.getChannel());
        String to = rules.findPermittedAddress(message.getConversation(), channel);
        contacts.requireConfirmedIfShared(message.getConversation().getPatient(), channel.getContactSystem(), to, request.isSharedConfirmed());
        channel.check(new OutboundMessage(message.getUuid(), to, subjectOf(request), request.getText(), null));
    }

    @Override
    public ScheduledMessage cancelScheduledMessage(ScheduledMessage message) {
        lockChangeable(message);
        message.setStatus(ScheduledStatus.CANCELLED);
        history.record(message.getConversation(), HistoryKind.UNSCHEDULED, null, null);
        setTurn(message.getConversation());
        return message;
    }

    private void lockChangeable(ScheduledMessage message) {
        scheduled.lock(message);
        if (!CHANGEABLE.contains(message.getStatus())) {
            throw Refusal.of("scheduled.over");
        }
    }

    /** What was refused no longer stands in the way. */
    private void setTurn(Conversation conversation) {
        conversations.setTurnAfter(conversation, messages.findLastOutbound(conversation).orElse(null));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<ScheduledMessage> getPendingMessages(Conversation conversation, int startIndex, int limit) {
        return Page.cut(scheduled.findPending(conversation, startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<ScheduledMessage> getScheduledMessageByUuid(String uuid) {
        return scheduled.findByUuid(uuid).filter(message -> visibility.isVisible(message.getConversation().getPatient()));
    }

    @Override
    @Transactional(readOnly = true)
    public MessageText getText(ScheduledMessage message) {
        return texts.open(message);
    }

    @Override
    public Optional<DueMessage> beginSending(String uuid) {
        ScheduledMessage message = scheduled.lockByUuid(uuid).orElse(null);
        if (message == null || !isDue(message)) {
            return Optional.empty();
        }
        message.setStatus(ScheduledStatus.SENDING);
        MessageText text = texts.open(message);
        SendRequest request = new SendRequest(message.getChannel(), text.getBody(), text.getSubject().orElse(null), message.getUuid());
        return Optional.of(new DueMessage(message.getConversation(), request.onBehalfOf(message.getSender())));
    }

    /** One that was being sent when a server ended is taken up again. */
    private boolean isDue(ScheduledMessage message) {
        return message.getStatus() == ScheduledStatus.SENDING
                || message.getStatus() == ScheduledStatus.WAITING && !message.getDue().toInstant().isAfter(clock.instant());
    }

    @Override
    public void recordSent(String uuid, String messageUuid) {
        findSending(uuid).ifPresent(message -> {
            message.setStatus(ScheduledStatus.SENT);
            message.setMessage(messages.findByUuid(messageUuid).orElse(null));
        });
    }

    @Override
    public void recordRefused(String uuid, String errorCode) {
        findSending(uuid).ifPresent(message -> {
            message.setStatus(ScheduledStatus.REFUSED);
            message.setErrorCode(errorCode);
            conversations.touch(message.getConversation(), clock.instant());
            conversations.setTurnFailed(message.getConversation());
        });
    }

    private Optional<ScheduledMessage> findSending(String uuid) {
        return scheduled.lockByUuid(uuid).filter(message -> message.getStatus() == ScheduledStatus.SENDING);
    }
}
