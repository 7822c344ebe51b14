/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.openmrs.Encounter;
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
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link ConversationService}. */
@Transactional
public class ConversationServiceImpl extends BaseOpenmrsService implements ConversationService {

    private static final int MAX_REASON = 255;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final ReadMarkDao readMarks;

    private final StandardConversations standard;

    private final SecureConversations secure;

    private final SealedTexts texts;

    private final ConversationHistory history;

    private final Visibility visibility;

    private final ContactBook contacts;

    private final ContactNormalizer normalizer;

    private final ConsentLedger ledger;

    private final ConsentRules consentRules;

    private final SendingRules rules;

    private final Attachments attachments;

    private final Channels channels;

    private final Outbox outbox;

    private final MessageEvents events;

    private final AuditTrail audit;

    private final NewsBell bell;

    private final Clock clock;

    public ConversationServiceImpl(ConversationDao conversations, MessageDao messages, ReadMarkDao readMarks,
            StandardConversations standard, SecureConversations secure, SealedTexts texts, ConversationHistory history, Visibility visibility, ContactBook contacts, ContactNormalizer normalizer,
            ConsentLedger ledger, ConsentRules consentRules, SendingRules rules, Attachments attachments, Channels channels, Outbox outbox,
            MessageEvents events, AuditTrail audit, NewsBell bell, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.readMarks = readMarks;
        this.standard = standard;
        this.secure = secure;
        this.texts = texts;
        this.history = history;
        this.visibility = visibility;
        this.contacts = contacts;
        this.normalizer = normalizer;
        this.ledger = ledger;
        this.consentRules = consentRules;
        this.rules = rules;
        this.attachments = attachments;
        this.channels = channels;
        this.outbox = outbox;
        this.events = events;
        this.audit = audit;
        this.bell = bell;
        this.clock = clock;
    }

    @Override
    public Conversation startConversation(StartRequest request) {
        Patient patient = request.getPatient();
        PatientRules.requireReachable(patient);
        if (!visibility.isVisible(patient)) {
            throw Refusal.ofField("patient", "patient.elsewhere");
        }
        if (request.getMode() == null) {
            throw Refusal.ofField("mode", "mode.required");
        }
        Optional<String> address = request.getSystem()
            .map(system -> normalizer.normalize(system, request.getContactValue().orElse(null), "contactPoint.value"));
        boolean consentGiven = request.getConsentStatus().isPresent() || request.getConsentMethod() != null;
        if (consentGiven && !address.isPresent()) {
            throw Refusal.ofField("contactPoint.value", "contact.required");
        }
        if (request.getMode() == ConversationMode.SECURE) {
            return startSecure(request, address, consentGiven);
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

    /** Whoever has not joined yet is invited to the address that is given; the invitation says nothing. */
    private Conversation startSecure(StartRequest request, Optional<String> address, boolean consentGiven) {
        Patient patient = request.getPatient();
        rules.checkConversationSubject(request.getSubject().orElse(null));
        if (address.isPresent()) {
            // Where Standard messages go stays as it is.
            if (request.isSaveContact() || !contacts.findTarget(patient, request.getSystem().get()).isPresent()) {
                contacts.choose(patient, request.getSystem().get(), address.get(), request.isSaveContact());
            }
            if (consentGiven) {
                recordConsent(request, request.getSystem().get(), address.get());
            }
        }
        Conversation started = secure.start(patient, request.getSubject().get(), request.getFrom().orElse(null), request.getSystem().orElse(null),
            address.orElse(null));
        audit.record(AuditEvent.byStaff(AuditAction.STARTED, currentUser()).in(started));
        return conversations.refresh(started);
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
        return conversations.findByUuid(uuid).filter(conversation -> visibility.isVisible(conversation.getPatient()));
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Conversation> getConversations(ConversationCriteria criteria, int startIndex, int limit) {
        return Page.cut(conversations.find(criteria.toFilter(currentUser(), visibility.getLocation().orElse(null)), startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Message> getMessages(Conversation conversation, int startIndex, int limit) {
        return Page.cut(messages.find(conversation, maySeeNotes(), startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Message> getMessageByUuid(String uuid) {
        return messages.findByUuid(uuid).filter(message -> message.getDirection() != Direction.INTERNAL || maySeeNotes())
            .filter(message -> visibility.isVisible(message.getConversation().getPatient()));
    }

    @Override
    @Transactional(readOnly = true)
    public MessageText getText(Message message) {
        return texts.open(message);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> getSubject(Conversation conversation) {
        return texts.subjectOf(conversation);
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
        Conversation conversation = message.getConversation();
        // The patient sees how far anybody of the staff has read, which is news to the patient's app the first time.
        boolean isNews = conversation.isSecure() && messages.findLastReadByStaff(conversation) < message.getId();
        readMarks.advance(currentUser(), message);
        if (isNews) {
            conversations.touch(conversation);
        }
    }

    @Override
    public Conversation archiveConversation(Conversation conversation) {
        if (conversation.getStatus() == ConversationStatus.OPEN) {
            conversation.setStatus(ConversationStatus.ARCHIVED);
            if (conversation.getAssignee() != null) {
                history.record(conversation, HistoryKind.UNASSIGNED, conversation.getAssignee(), null);
                conversation.setAssignee(null);
            }
            history.record(conversation, HistoryKind.ARCHIVED, null, null);
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
        token.ifPresent(rules::checkToken);
        Optional<Message> repeated = token.flatMap(value -> messages.findByClientToken(conversation, value));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        return conversation.isSecure() ? sendSecure(conversation, request, token) : sendStandard(conversation, request, token);
    }

    private Message sendSecure(Conversation conversation, SendRequest request, Optional<String> token) {
        rules.requireSecure(conversation, request);
        rules.checkText(request);
        request.getEncounter().ifPresent(encounter -> checkEncounter(encounter, conversation.getPatient()));
        List<Attachment> attached = attachments.requireDrafts(conversation, request.getAttachments());
        Message message = newMessage(conversation, request, token);
        message.setChannel(Channels.SECURE);
        message.setStatus(MessageStatus.SENT);
        message.setDateSent(Date.from(clock.instant()));
        return store(conversation, message, attached, token, stored -> bell.ring(conversation.getPatient()));
    }

    private Message newMessage(Conversation conversation, SendRequest request, Optional<String> token) {
        Message message = new Message();
        message.setConversation(conversation);
        message.setDirection(Direction.OUTBOUND);
        message.setSender(request.getSender().orElseGet(ConversationServiceImpl::currentUser));
        texts.seal(message, request.getSubject().filter(subject -> !Texts.isBlank(subject)).orElse(null), request.getText());
        message.setClientToken(token.orElse(null));
        request.getEncounter().ifPresent(message::setEncounter);
        return message;
    }

    private Message store(Conversation conversation, Message message, List<Attachment> attached, Optional<String> token, Consumer<Message> then) {
        Optional<Message> stored = standard.append(conversation, message);
        stored.ifPresent(added -> {
            attached.forEach(attachment -> attachments.give(attachment, added));
            audit.record(AuditEvent.byStaff(AuditAction.SENT, added.getSender()).in(conversation).detail(added.getUuid()));
            then.accept(added);
        });
        return stored.orElseGet(() -> token.flatMap(value -> messages.findCommittedByClientToken(conversation, value))
            .orElseThrow(() -> new IllegalStateException("A message could neither be stored nor found")));
    }

    private Message sendStandard(Conversation conversation, SendRequest request, Optional<String> token) {
        Channel channel = rules.getChannel(request.getChannel());
        rules.checkText(request);
        request.getEncounter().ifPresent(encounter -> checkEncounter(encounter, conversation.getPatient()));
        List<Attachment> attached = attachments.requireDrafts(conversation, request.getAttachments());
        if (!attached.isEmpty() && !channel.carriesFiles()) {
            throw Refusal.ofField("attachments", "attachment.notCarried");
        }
        String to = rules.findPermittedAddress(conversation, channel);
        contacts.requireConfirmedIfShared(conversation.getPatient(), channel.getContactSystem(), to, request.isSharedConfirmed());
        Message message = newMessage(conversation, request, token);
        message.setChannel(channel.getId());
        channel.getOwnAddress().ifPresent(message::setFromAddress);
        message.setToAddress(to);
        message.setStatus(MessageStatus.QUEUED);
        if (channel.getContactSystem() == ContactSystem.EMAIL) {
            messages.findLastInbound(conversation, channel.getId()).ifPresent(message::setInReplyTo);
        }
        channel.check(new OutboundMessage(message.getUuid(), to, message.getSubject(), message.getBody(), null));
        return store(conversation, message, attached, token, queued -> outbox.enqueue(queued.getUuid()));
    }

    @Override
    public Message sendFirstMessage(StartRequest start, SendRequest request) {
        return sendMessage(startConversation(start), request);
    }

    @Override
    public Message retryMessage(Message message) {
        messages.lock(message);
        if (message.getKind() != MessageKind.TEXT || message.getDirection() != Direction.OUTBOUND || !message.getStatus().canBecome(MessageStatus.QUEUED)) {
            throw Refusal.of("message.notRetryable");
        }
        Channel channel = rules.getChannel(message.getChannel());
        String to = rules.findPermittedAddress(message.getConversation(), channel);
        channel.check(new OutboundMessage(message.getUuid(), to, message.getSubject(), message.getBody(), null));
        message.setToAddress(to);
        message.setErrorCode(null);
        message.setAttempts(0);
        message.setAttemptStarted(null);
        message.setDateSent(null);
        message.setDateDelivered(null);
        message.setNextCheck(null);
        moveTo(message, MessageStatus.QUEUED);
        conversations.setTurnAfterRetry(message);
        standard.reopen(message.getConversation());
        outbox.enqueue(message.getUuid());
        return message;
    }

    @Override
    public Message cancelMessage(Message message) {
        messages.lock(message);
        if (message.getStatus() != MessageStatus.QUEUED || message.getKind() == MessageKind.NOTICE) {
            throw Refusal.of("message.notCancellable");
        }
        if (message.getAttemptStarted() != null) {
            throw Refusal.of("message.beingSent");
        }
        moveTo(message, MessageStatus.CANCELLED);
        conversations.setTurnAfter(message.getConversation(), messages.findLastOutbound(message.getConversation()).orElse(null));
        outbox.remove(message.getUuid());
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
        if (message.getDirection() == Direction.INBOUND || message.getKind() == MessageKind.NOTICE) {
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
            audit.record(AuditEvent.byStaff(AuditAction.RETRACTED, currentUser()).in(message.getConversation()).detail(message.getUuid()));
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

    private static void checkEncounter(Encounter encounter, Patient patient) {
        if (encounter.getVoided() || !patient.equals(encounter.getPatient())) {
            throw Refusal.ofField("encounter", "encounter.unknown");
        }
    }

    private static boolean maySeeNotes() {
        return Context.hasPrivilege(Privileges.MANAGE_NOTES);
    }

    private static User currentUser() {
        return Context.getAuthenticatedUser();
    }
}
