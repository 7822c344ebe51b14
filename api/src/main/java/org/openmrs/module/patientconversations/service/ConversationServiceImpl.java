/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.ReadMarkDao;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link ConversationService}. */
@Transactional
public class ConversationServiceImpl extends BaseOpenmrsService implements ConversationService {

    private static final int MAX_TEXT = 65_536;

    private static final int MAX_SUBJECT = 255;

    private static final int MAX_CLIENT_TOKEN = 255;

    private static final int MAX_REASON = 255;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final ReadMarkDao readMarks;

    private final StandardConversations standard;

    private final ContactBook contacts;

    private final ContactNormalizer normalizer;

    private final ConsentLedger ledger;

    private final ConsentRules consentRules;

    private final Channels channels;

    private final Outbox outbox;

    private final MessageEvents events;

    private final Clock clock;

    public ConversationServiceImpl(ConversationDao conversations, MessageDao messages, ReadMarkDao readMarks,
            StandardConversations standard, ContactBook contacts, ContactNormalizer normalizer, ConsentLedger ledger,
            ConsentRules consentRules, Channels channels, Outbox outbox,
            MessageEvents events, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.readMarks = readMarks;
        this.standard = standard;
        this.contacts = contacts;
        this.normalizer = normalizer;
        this.ledger = ledger;
        this.consentRules = consentRules;
        this.channels = channels;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Conversation startConversation(StartRequest request) {
        Patient patient = request.getPatient();
        PatientRules.requireReachable(patient);
        if (request.getMode() == null) {
            throw Refusal.ofField("mode", "mode.required");
        }
        if (request.getMode() != ConversationMode.STANDARD) {
            throw Refusal.ofField("mode", "mode.unavailable");
        }
        Optional<String> address = request.getSystem()
            .map(system -> normalizer.normalize(system, request.getContactValue().orElse(null), "contactPoint.value"));
        boolean consentGiven = request.getConsentStatus().isPresent() || request.getConsentMethod() != null;
        if (consentGiven && !address.isPresent()) {
            throw Refusal.ofField("contactPoint.value", "contact.required");
        }
        Conversation conversation = standard.open(patient);
        if (address.isPresent()) {
            ContactSystem system = request.getSystem().get();
            contacts.choose(patient, system, address.get(), request.isSaveContact());
            if (consentGiven) {
                recordConsent(request, system, address.get());
            }
        }
        return conversations.refresh(conversation);
    }

    /** One consent covers every channel that sends to this kind of address in the Standard mode; each has its own entry. */
    private void recordConsent(StartRequest request, ContactSystem system, String address) {
        if (!Context.hasPrivilege(Privileges.MANAGE_CONSENT)) {
            throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
                new Object[] { Privileges.MANAGE_CONSENT }, null));
        }
        consentRules.check(request.getConsentStatus().orElse(null), request.getConsentMethod(), request.getConsentNote(), "consent.");
        for (Channel channel : channels.getAll()) {
            if (channel.getContactSystem() == system) {
                ledger.record(request.getPatient(), channel.getId(), address, request.getConsentStatus().get(),
                    request.getConsentMethod(), request.getConsentNote());
            }
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Conversation> getConversationByUuid(String uuid) {
        return conversations.findByUuid(uuid);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Conversation> getConversations(ConversationCriteria criteria, int startIndex, int limit) {
        return Page.cut(conversations.find(criteria.getPatient().orElse(null), criteria.getMode().orElse(null),
            criteria.getStatus().orElse(null), criteria.isUnread() ? currentUser() : null, criteria.getQuery().orElse(null),
            startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Message> getMessages(Conversation conversation, int startIndex, int limit) {
        return Page.cut(messages.find(conversation, startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Message> getMessageByUuid(String uuid) {
        return messages.findByUuid(uuid);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Conversation, Message> getLastMessages(Collection<Conversation> of) {
        Map<Integer, Message> last = messages.findLast(of);
        Map<Conversation, Message> byConversation = new LinkedHashMap<>();
        for (Conversation conversation : of) {
            if (last.containsKey(conversation.getId())) {
                byConversation.put(conversation, last.get(conversation.getId()));
            }
        }
        return byConversation;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Conversation, Long> getUnreadCounts(Collection<Conversation> of) {
        Map<Integer, Long> counts = messages.countInboundAfter(of, readMarks.find(currentUser(), of));
        Map<Conversation, Long> byConversation = new HashMap<>();
        of.forEach(conversation -> byConversation.put(conversation, counts.getOrDefault(conversation.getId(), 0L)));
        return byConversation;
    }

    @Override
    @Transactional(readOnly = true)
    public String getRevision(Patient patient) {
        long[] revision = conversations.revisionOf(patient);
        return revision[0] + "." + revision[1];
    }

    @Override
    public void markRead(Message message) {
        readMarks.advance(currentUser(), message);
    }

    @Override
    public Conversation archiveConversation(Conversation conversation) {
        if (conversation.getStatus() == ConversationStatus.OPEN) {
            conversation.setStatus(ConversationStatus.ARCHIVED);
            conversations.touch(conversation);
        }
        return conversations.refresh(conversation);
    }

    @Override
    public Conversation reopenConversation(Conversation conversation) {
        standard.reopen(conversation);
        return conversations.refresh(conversation);
    }

    @Override
    public Conversation chooseContact(Conversation conversation, ContactSystem system, String value, boolean saveToChart) {
        PatientRules.requireReachable(conversation.getPatient());
        if (system == null) {
            throw Refusal.ofField("contactPoint.system", "contact.required");
        }
        String normalized = normalizer.normalize(system, value, "contactPoint.value");
        contacts.choose(conversation.getPatient(), system, normalized, saveToChart);
        return conversations.refresh(conversation);
    }

    @Override
    public Message sendMessage(Conversation conversation, SendRequest request) {
        Optional<String> token = request.getClientToken().filter(value -> !value.trim().isEmpty());
        token.ifPresent(ConversationServiceImpl::checkToken);
        Optional<Message> repeated = token.flatMap(value -> messages.findByClientToken(conversation, value));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        Channel channel = channels.get(request.getChannel()).orElseThrow(() -> Refusal.ofField("channel", "channel.unknown"));
        checkText(request);
        String to = findPermittedAddress(conversation, channel);
        Message message = new Message();
        message.setDirection(Direction.OUTBOUND);
        message.setChannel(channel.getId());
        message.setSender(currentUser());
        channel.getOwnAddress().ifPresent(message::setFromAddress);
        message.setToAddress(to);
        message.setSubject(request.getSubject().filter(subject -> !Texts.isBlank(subject)).orElse(null));
        message.setBody(request.getText());
        message.setStatus(MessageStatus.QUEUED);
        message.setClientToken(token.orElse(null));
        if (channel.getContactSystem() == ContactSystem.EMAIL) {
            messages.findLastInbound(conversation, channel.getId()).ifPresent(message::setInReplyTo);
        }
        channel.check(new OutboundMessage(message.getUuid(), to, message.getSubject(), message.getBody(), null));
        Optional<Message> stored = standard.append(conversation, message);
        stored.ifPresent(queued -> outbox.enqueue(queued.getUuid()));
        return stored.orElseGet(() -> token.flatMap(value -> messages.findCommittedByClientToken(conversation, value))
            .orElseThrow(() -> new IllegalStateException("A message could neither be stored nor found")));
    }

    @Override
    public Message retryMessage(Message message) {
        messages.lock(message);
        if (message.getDirection() != Direction.OUTBOUND || !message.getStatus().canBecome(MessageStatus.QUEUED)) {
            throw Refusal.of("message.notRetryable");
        }
        Channel channel = channels.get(message.getChannel()).orElseThrow(() -> Refusal.ofField("channel", "channel.unknown"));
        String to = findPermittedAddress(message.getConversation(), channel);
        channel.check(new OutboundMessage(message.getUuid(), to, message.getSubject(), message.getBody(), null));
        message.setToAddress(to);
        message.setErrorCode(null);
        message.setAttempts(0);
        message.setAttemptStarted(null);
        message.setDateSent(null);
        message.setDateDelivered(null);
        message.setNextCheck(null);
        moveTo(message, MessageStatus.QUEUED);
        standard.reopen(message.getConversation());
        outbox.enqueue(message.getUuid());
        return message;
    }

    @Override
    public Message cancelMessage(Message message) {
        messages.lock(message);
        if (message.getStatus() != MessageStatus.QUEUED) {
            throw Refusal.of("message.notCancellable");
        }
        if (message.getAttemptStarted() != null) {
            throw Refusal.of("message.beingSent");
        }
        moveTo(message, MessageStatus.CANCELLED);
        return message;
    }

    @Override
    public Message retractMessage(Message message, String reason) {
        if (Texts.isBlank(reason)) {
            throw Refusal.ofField("reason", "retract.reasonRequired");
        }
        if (reason.length() > MAX_REASON || !Texts.isStorable(reason)) {
            throw Refusal.ofField("reason", "retract.reasonTooLong");
        }
        messages.lock(message);
        if (message.getDirection() == Direction.INBOUND) {
            throw Refusal.of("message.notRetractable");
        }
        if (message.getStatus() == MessageStatus.QUEUED && message.getAttemptStarted() != null) {
            throw Refusal.of("message.beingSent");
        }
        if (!message.getVoided()) {
            Date now = Date.from(clock.instant());
            message.setVoided(true);
            message.setVoidedBy(currentUser());
            message.setDateVoided(now);
            message.setVoidReason(reason);
            message.setStatusDate(now);
            conversations.touch(message.getConversation());
            events.statusChanged(message);
        }
        return message;
    }

    private void moveTo(Message message, MessageStatus status) {
        Instant now = clock.instant();
        message.setStatus(status);
        message.setStatusDate(Date.from(now));
        conversations.touch(message.getConversation(), now);
        events.statusChanged(message);
    }

    /** The address that this conversation's messages go to on this channel, if nothing stands against sending there now. */
    private String findPermittedAddress(Conversation conversation, Channel channel) {
        Patient patient = conversation.getPatient();
        PatientRules.requireReachable(patient);
        if (conversation.getMode() != ConversationMode.STANDARD) {
            throw Refusal.of("mode.unavailable");
        }
        String to = contacts.findTarget(patient, channel.getContactSystem()).map(ContactPoint::getValue)
            .orElseThrow(() -> Refusal.of("contact.missing"));
        ledger.findObstacle(patient, channel.getId(), to).ifPresent(obstacle -> {
            throw Refusal.of(obstacle);
        });
        if (!channel.getAvailability().isAvailable()) {
            throw Refusal.of("channel.unavailable");
        }
        return to;
    }

    private static void checkToken(String token) {
        if (token.length() > MAX_CLIENT_TOKEN || !Texts.isStorable(token)) {
            throw Refusal.ofField("clientToken", "clientToken.tooLong");
        }
    }

    private static void checkText(SendRequest request) {
        if (Texts.isBlank(request.getText())) {
            throw Refusal.ofField("text", "text.required");
        }
        if (request.getText().length() > MAX_TEXT) {
            throw Refusal.ofField("text", "text.tooLong");
        }
        if (!Texts.isStorable(request.getText())) {
            throw Refusal.ofField("text", "text.invalid");
        }
        request.getSubject().ifPresent(subject -> {
            if (subject.length() > MAX_SUBJECT) {
                throw Refusal.ofField("subject", "subject.tooLong");
            }
            if (!Texts.isStorable(subject) || !Texts.isLine(subject)) {
                throw Refusal.ofField("subject", "subject.invalid");
            }
        });
    }

    private static User currentUser() {
        return Context.getAuthenticatedUser();
    }
}
