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
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
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

    private final Channels channels;

    private final Settings settings;

    private final MessageEvents events;

    private final Clock clock;

    public CarrierServiceImpl(MessageDao messages, ConversationDao conversations, TriageDao triage, StandardConversations standard,
            ContactBook contacts, ConsentLedger ledger, Keywords keywords, Channels channels, Settings settings,
            MessageEvents events, Clock clock) {
        this.messages = messages;
        this.conversations = conversations;
        this.triage = triage;
        this.standard = standard;
        this.contacts = contacts;
        this.ledger = ledger;
        this.keywords = keywords;
        this.channels = channels;
        this.settings = settings;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public Optional<String> receiveMessage(InboundMessage inbound) {
        if (messages.findUuidByCarrierId(inbound.getChannel(), inbound.getCarrierId()).isPresent()
                || triage.hasCarrierId(inbound.getChannel(), inbound.getCarrierId())) {
            return Optional.empty();
        }
        Channel channel = channels.get(inbound.getChannel())
            .orElseThrow(() -> new IllegalArgumentException("No channel is called " + inbound.getChannel()));
        List<Patient> holders = contacts.getPatientsAt(channel.getContactSystem(), inbound.getFrom());
        return file(inbound, holders) ? answer(inbound, holders) : Optional.empty();
    }

    @Override
    public Message fileMessage(Patient patient, InboundMessage inbound) {
        PatientRules.requireExisting(patient);
        if (!channels.get(inbound.getChannel()).isPresent()) {
            throw Refusal.ofField("channel", "channel.unknown");
        }
        Optional<Message> known = findByCarrierId(inbound);
        if (known.isPresent()) {
            return known.get();
        }
        Optional<Message> filed = standard.appendInbound(patient, inbound.getChannel(), inbound.getFrom(), inbound.getTo(),
            inbound.getSubject().orElse(null), inbound.getText(), inbound.getCarrierId(), inbound.getReceived());
        filed.filter(message -> inbound.getFrom() != null).ifPresent(message -> answer(inbound, Collections.singletonList(patient)));
        return filed.orElseGet(() -> findByCarrierId(inbound)
            .orElseThrow(() -> new IllegalStateException("A message could neither be stored nor found")));
    }

    private Optional<Message> findByCarrierId(InboundMessage inbound) {
        return messages.findUuidByCarrierId(inbound.getChannel(), inbound.getCarrierId()).flatMap(messages::findByUuid);
    }

    /** @return false if it is filed already */
    private boolean file(InboundMessage inbound, List<Patient> holders) {
        if (holders.size() == 1 && !PatientRules.isDeceased(holders.get(0))) {
            return standard.appendInbound(holders.get(0), inbound.getChannel(), inbound.getFrom(), inbound.getTo(),
                inbound.getSubject().orElse(null), inbound.getText(), inbound.getCarrierId(), inbound.getReceived()).isPresent();
        }
        TriageItem item = new TriageItem();
        item.setChannel(inbound.getChannel());
        item.setFromAddress(Texts.line(inbound.getFrom(), MAX_LINE));
        item.setToAddress(Texts.line(inbound.getTo(), MAX_LINE));
        item.setSubject(Texts.line(inbound.getSubject().orElse(null), MAX_LINE));
        item.setBody(Texts.storable(inbound.getText()));
        item.setCarrierId(inbound.getCarrierId());
        item.setDateReceived(inbound.getReceived());
        item.setReason(holders.size() > 1 ? TriageReason.SHARED_ADDRESS : TriageReason.UNKNOWN_SENDER);
        item.setStatus(TriageStatus.WAITING);
        item.setCreator(Context.getAuthenticatedUser());
        item.setDateCreated(Date.from(clock.instant()));
        return triage.insert(item);
    }

    private Optional<String> answer(InboundMessage inbound, List<Patient> holders) {
        Optional<Keywords.Keyword> keyword = keywords.find(inbound.getText());
        if (!keyword.isPresent()) {
            return Optional.empty();
        }
        switch (keyword.get()) {
            case OPT_OUT:
                ledger.withdraw(holders, inbound.getChannel(), inbound.getFrom(), ConsentMethod.KEYWORD);
                return Optional.empty();
            case OPT_IN:
                ledger.renew(inbound.getChannel(), inbound.getFrom());
                return Optional.empty();
            default:
                return settings.get(GlobalProperties.HELP_TEXT);
        }
    }

    @Override
    public Optional<DeliveryAttempt> beginAttempt(String messageUuid) {
        Message message = findOutbound(messageUuid).orElse(null);
        if (message == null || message.getStatus() != MessageStatus.QUEUED) {
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
        String answered = message.getInReplyTo() == null ? null : message.getInReplyTo().getCarrierId();
        OutboundMessage outbound = new OutboundMessage(message.getUuid(), message.getToAddress(), message.getSubject(),
                message.getBody(), answered);
        return Optional.of(new DeliveryAttempt(message.getChannel(), outbound, message.getAttempts(), inDoubtSince));
    }

    private Optional<String> findObstacle(Message message) {
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
