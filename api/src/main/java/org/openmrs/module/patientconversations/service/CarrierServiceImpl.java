/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.TriageDao;
import org.openmrs.module.patientconversations.model.Call;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageReason;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link CarrierService}. */
@Transactional
public class CarrierServiceImpl extends BaseOpenmrsService implements CarrierService {

    private static final int MAX_LINE = 255;

    private static final int MAX_ERROR_CODE = 64;

    private final MessageDao messages;

    private final ConversationDao conversations;

    private final TriageDao triage;

    private final StandardConversations standard;

    private final ContactBook contacts;

    private final ConsentLedger ledger;

    private final Keywords keywords;

    private final Senders senders;

    private final AutomaticAnswers answers;

    private final AutoReply autoReply;

    private final Notices notices;

    private final Attachments attachments;

    private final Visibility visibility;

    private final Channels channels;

    private final Settings settings;

    private final Outbox outbox;

    private final MessageEvents events;

    private final Clock clock;

    public CarrierServiceImpl(MessageDao messages, ConversationDao conversations, TriageDao triage, StandardConversations standard,
            ContactBook contacts, ConsentLedger ledger, Keywords keywords, Senders senders, AutomaticAnswers answers, AutoReply autoReply,
            Notices notices, Attachments attachments, Visibility visibility, Channels channels, Settings settings, Outbox outbox, MessageEvents events, Clock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.triage = triage;
        this.standard = standard;
        this.contacts = contacts;
        this.ledger = ledger;
        this.keywords = keywords;
        this.senders = senders;
        this.answers = answers;
        this.autoReply = autoReply;
        this.notices = notices;
        this.attachments = attachments;
        this.visibility = visibility;
        this.channels = channels;
        this.settings = settings;
        this.outbox = outbox;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<String> receiveMessage(InboundMessage inbound) {
        if (messages.findUuidByCarrierId(inbound.getChannel(), inbound.getCarrierId()).isPresent()
                || triage.hasCarrierId(inbound.getChannel(), inbound.getCarrierId())) {
            return Optional.empty();
        }
        ContactSystem system = channels.getContactSystem(inbound.getChannel())
            .orElseThrow(() -> new IllegalArgumentException("No channel is called " + inbound.getChannel()));
        return receive(system, inbound.from(contacts.normalize(system, inbound.getFrom())));
    }

    @Override
    public Message fileMessage(Patient patient, InboundMessage inbound) {
        PatientRules.requireExisting(patient);
        if (!visibility.isVisible(patient)) {
            throw Refusal.ofField("patient", "patient.elsewhere");
        }
        if (!channels.get(inbound.getChannel()).isPresent()) {
            throw Refusal.ofField("channel", "channel.unknown");
        }
        Optional<Message> known = findByCarrierId(inbound);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Message> filed = standard.appendInbound(patient, inbound);
        if (filed.isPresent() && inbound.getFrom() != null) {
            answer(inbound, Sender.certain(patient, Collections.singletonList(patient), null), filed);
        }
        return filed.orElseGet(() -> findByCarrierId(inbound)
            .orElseThrow(() -> new IllegalStateException("A message could neither be stored nor found")));
    }

    private Optional<Message> findByCarrierId(InboundMessage inbound) {
        return messages.findUuidByCarrierId(inbound.getChannel(), inbound.getCarrierId()).flatMap(messages::findByUuid);
    }

    private Optional<String> receive(ContactSystem system, InboundMessage inbound) {
        Sender sender = senders.identify(system, inbound);
        Optional<Message> filed = Optional.empty();
        if (sender.getPatient().isPresent()) {
            filed = standard.appendInbound(sender.getPatient().get(), inbound);
            if (!filed.isPresent()) {
                return Optional.empty();
            }
            Message message = filed.get();
            inbound.getFiles().forEach(file -> attachments.add(message, file));
            contacts.recordSuccess(sender.getPatient().get(), system, inbound.getFrom());
        } else {
            TriageItem item = newTriageItem(inbound, sender);
            if (!triage.insert(item)) {
                return Optional.empty();
            }
            inbound.getFiles().forEach(file -> attachments.add(item, file));
        }
        return inbound.isCall() ? Optional.empty() : answer(inbound, sender, filed);
    }

    private TriageItem newTriageItem(InboundMessage inbound, Sender sender) {
        TriageItem item = new TriageItem();
        item.setChannel(inbound.getChannel());
        item.setFromAddress(Texts.line(inbound.getFrom(), MAX_LINE));
        item.setToAddress(Texts.line(inbound.getTo(), MAX_LINE));
        item.setSubject(Texts.line(inbound.getSubject().orElse(null), MAX_LINE));
        item.setBody(Texts.storable(inbound.getText()));
        inbound.getMail().ifPresent(mail -> {
            item.setBodyHtml(Texts.storable(mail.getHtml().orElse(null)));
            item.setQuoted(Texts.storable(mail.getQuoted().orElse(null)));
            item.setAutomatic(mail.isAutomatic());
        });
        if (inbound.isCall()) {
            item.setCall(new Call(CallOutcome.RINGING));
        }
        sender.getAnswered().ifPresent(item::setAnswered);
        item.setCarrierId(inbound.getCarrierId());
        item.setDateReceived(inbound.getReceived());
        item.setReason(sender.getReason());
        item.setStatus(TriageStatus.WAITING);
        item.setCreator(Context.getAuthenticatedUser());
        item.setDateCreated(Date.from(clock.instant()));
        return item;
    }

    private Optional<String> answer(InboundMessage inbound, Sender sender, Optional<Message> filed) {
        Optional<Keywords.Keyword> keyword = keywords.find(inbound);
        if (!keyword.isPresent()) {
            filed.ifPresent(message -> channels.get(inbound.getChannel()).ifPresent(channel -> autoReply.answer(message, channel)));
            return Optional.empty();
        }
        switch (keyword.get()) {
            case OPT_OUT:
                withdraw(inbound, sender);
                return Optional.empty();
            case OPT_IN:
                if (sender.getReason() != TriageReason.DOUBTFUL_SENDER) {
                    ledger.renew(inbound.getChannel(), inbound.getFrom());
                }
                return Optional.empty();
            default:
                return help(inbound, filed);
        }
    }

    /** Whoever holds a link or a reply address that we sent somebody may stop what is sent there: an opt-out is honoured in case of doubt. */
    private void withdraw(InboundMessage inbound, Sender sender) {
        ledger.withdraw(sender.getHolders(), inbound.getChannel(), inbound.getFrom(), ConsentMethod.KEYWORD);
        sender.getAnswered().filter(answered -> answered.getDirection() == Direction.OUTBOUND).ifPresent(answered -> ledger.withdraw(
            Collections.singleton(answered.getConversation().getPatient()), answered.getChannel(), answered.getToAddress(), ConsentMethod.KEYWORD));
    }

    /** An SMS is answered in the answer to the carrier's request; an e-mail, like all that is sent, through the queue. */
    private Optional<String> help(InboundMessage inbound, Optional<Message> filed) {
        Optional<String> text = settings.get(GlobalProperties.HELP_TEXT);
        if (!inbound.getMail().isPresent()) {
            return text;
        }
        text.ifPresent(words -> filed.ifPresent(question -> channels.get(inbound.getChannel()).ifPresent(channel -> answers.answer(question, channel, words))));
        return Optional.empty();
    }

    @Override
    public Optional<DeliveryAttempt> beginAttempt(String messageUuid) {
        Message message = findOutbound(messageUuid).orElse(null);
        if (message == null || message.getStatus() != MessageStatus.QUEUED || !isForCarriers(message)) {
            outbox.remove(messageUuid);
            return Optional.empty();
        }
        Optional<String> obstacle = findObstacle(message);
        if (obstacle.isPresent()) {
            fail(message, obstacle.get());
            return Optional.empty();
        }
        Instant inDoubtSince = message.getAttemptStarted() == null ? null : message.getAttemptStarted().toInstant();
        message.setAttempts(message.getAttempts() + 1);
        if (inDoubtSince == null) {
            message.setAttemptStarted(Date.from(clock.instant()));
        }
        OutboundMessage outbound = message.getKind() == MessageKind.NOTICE ? notices.toOutbound(message) : toOutbound(message);
        return Optional.of(new DeliveryAttempt(message.getChannel(), message.isAutomatic() ? outbound.asAutomatic() : outbound, message.getAttempts(), inDoubtSince));
    }

    /** Of a Secure conversation nothing is but its notices, whatever came into the queue. */
    private static boolean isForCarriers(Message message) {
        return !message.getConversation().isSecure() || message.getKind() == MessageKind.NOTICE;
    }

    private OutboundMessage toOutbound(Message message) {
        String answered = message.getInReplyTo() == null ? null : message.getInReplyTo().getCarrierId();
        return new OutboundMessage(message.getUuid(), message.getToAddress(), message.getSubject(), message.getBody(), answered)
            .withFiles(attachments.toOutbound(message));
    }

    private Optional<String> findObstacle(Message message) {
        if (message.getKind() == MessageKind.NOTICE && !notices.isWorthSending(message)) {
            return Optional.of("secure.linkOver");
        }
        Patient patient = message.getConversation().getPatient();
        if (Boolean.TRUE.equals(patient.getVoided())) {
            return Optional.of("patient.voided");
        }
        if (PatientRules.isDeceased(patient)) {
            return Optional.of("patient.deceased");
        }
        return ledger.findObstacle(patient, message.getChannel(), message.getToAddress());
    }

    @Override
    public void postponeAttempt(String messageUuid, String errorCode) {
        findOutbound(messageUuid).filter(message -> message.getStatus() == MessageStatus.QUEUED).ifPresent(message -> {
            message.setAttemptStarted(null);
            message.setErrorCode(Texts.line(errorCode, MAX_ERROR_CODE));
            conversations.touch(message.getConversation());
        });
    }

    @Override
    public void failMessage(String messageUuid, String errorCode) {
        findOutbound(messageUuid).filter(message -> message.getStatus().canBecome(MessageStatus.FAILED))
            .ifPresent(message -> fail(message, errorCode));
    }

    private void fail(Message message, String errorCode) {
        message.setErrorCode(Texts.line(errorCode, MAX_ERROR_CODE));
        moveTo(message, MessageStatus.FAILED);
        conversations.setTurnAfterFailure(message);
        channels.get(message.getChannel()).filter(channel -> errorCode != null && channel.isAddressFault(errorCode)).ifPresent(
            channel -> contacts.recordFailure(message.getConversation().getPatient(), channel.getContactSystem(), message.getToAddress()));
        boolean optOut = errorCode != null && channels.get(message.getChannel()).filter(channel -> channel.isOptOut(errorCode)).isPresent();
        if (optOut) {
            Channel channel = channels.get(message.getChannel()).get();
            ledger.withdraw(contacts.getPatientsAt(channel.getContactSystem(), message.getToAddress()), message.getChannel(),
                message.getToAddress(), ConsentMethod.CARRIER);
        }
    }

    @Override
    public boolean recordReport(String messageUuid, CarrierReport report) {
        Message message = findOutbound(messageUuid).orElse(null);
        if (message == null || !belongs(report, message)) {
            return false;
        }
        boolean changed = accept(report, message);
        if (message.getStatus().canBecome(report.getStatus()) && report.getStatus() != MessageStatus.QUEUED) {
            if (report.getStatus() == MessageStatus.FAILED) {
                fail(message, report.getErrorCode().orElse(message.getChannel() + ".failed"));
            } else {
                message.setErrorCode(null);
                moveTo(message, report.getStatus());
            }
            changed = true;
        }
        return changed;
    }

    /**
     * Whether a report is of the attempt under way. A message that is queued again keeps the carrier's id of the attempt that
     * failed until the carrier gives it a new one, so that a late report of the old attempt is known as such.
     */
    private static boolean belongs(CarrierReport report, Message message) {
        boolean same = report.getCarrierId().equals(message.getCarrierId());
        return message.getStatus() == MessageStatus.QUEUED ? message.getAttemptStarted() != null && !same : same;
    }

    /** Notes what a carrier says on taking a message over. */
    private static boolean accept(CarrierReport report, Message message) {
        boolean changed = false;
        if (message.getStatus() == MessageStatus.QUEUED) {
            message.setCarrierId(report.getCarrierId());
            changed = true;
        }
        if (report.getFromAddress().isPresent() && !report.getFromAddress().get().equals(message.getFromAddress())) {
            message.setFromAddress(Texts.line(report.getFromAddress().get(), MAX_LINE));
            changed = true;
        }
        return changed;
    }

    private Date nextCheck(Message message, Instant now) {
        if (!message.getStatus().isOpen()) {
            return null;
        }
        if (message.getNextCheck() != null) {
            return message.getNextCheck();
        }
        return channels.get(message.getChannel()).flatMap(Channel::getStatusCheckDelay).map(delay -> Date.from(now.plus(delay))).orElse(null);
    }

    private void moveTo(Message message, MessageStatus status) {
        Instant now = clock.instant();
        if (message.getStatus() == MessageStatus.QUEUED) {
            outbox.remove(message.getUuid());
        }
        message.setStatus(status);
        message.setStatusDate(Date.from(now));
        message.setAttemptStarted(null);
        message.setNextCheck(nextCheck(message, now));
        boolean arrived = status == MessageStatus.DELIVERED || status == MessageStatus.READ;
        if (message.getDateSent() == null && (arrived || status == MessageStatus.SENT)) {
            message.setDateSent(Date.from(now));
        }
        if (message.getDateDelivered() == null && arrived) {
            message.setDateDelivered(Date.from(now));
            channels.get(message.getChannel()).ifPresent(
                channel -> contacts.recordSuccess(message.getConversation().getPatient(), channel.getContactSystem(), message.getToAddress()));
        }
        conversations.touch(message.getConversation());
        events.statusChanged(message);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<String> findMessageUuid(String channel, String carrierId) {
        return messages.findUuidByCarrierId(channel, carrierId);
    }

    @Override
    @Transactional(readOnly = true)
    public List<StatusCheck> getDueChecks(Instant now, int limit) {
        return messages.findDueChecks(now, limit).stream()
            .map(message -> new StatusCheck(message.getUuid(), message.getChannel(), message.getCarrierId(),
                message.getStatusDate().toInstant()))
            .collect(Collectors.toList());
    }

    @Override
    public void hastenChecks(Instant now, Instant until) {
        messages.hastenChecks(now, until);
    }

    @Override
    public void scheduleCheck(String messageUuid, Instant next) {
        findOutbound(messageUuid).filter(message -> message.getStatus().isOpen())
            .ifPresent(message -> message.setNextCheck(next == null ? null : Date.from(next)));
    }

    private Optional<Message> findOutbound(String messageUuid) {
        return messages.lockByUuid(messageUuid).filter(message -> message.getDirection() == Direction.OUTBOUND);
    }
}
