/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.DeliveryAttempt;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.StatusCheck;

/** Messages in memory, with the rules that delivery relies on; can be made to fail as a database does. */
class StoredMessages extends BaseOpenmrsService implements CarrierService {

    private final Map<String, Stored> messages = new ConcurrentHashMap<>();

    private final Clock clock;

    private final Consumer<String> queueRemoval;

    private volatile Predicate<String> failing = step -> false;

    StoredMessages(Clock clock) {
        this(clock, uuid -> { });
    }

    /** @param queueRemoval takes a message that is no longer to be sent out of the queue */
    StoredMessages(Clock clock, Consumer<String> queueRemoval) {
        this.clock = clock;
        this.queueRemoval = queueRemoval;
    }

    static final class Stored {

        private final String channel;

        private final OutboundMessage content;

        private MessageStatus status = MessageStatus.QUEUED;

        private int attempts;

        private Instant attemptStarted;

        private String carrierId;

        private String errorCode;

        private Instant nextCheck;

        private Stored(String channel, OutboundMessage content) {
            this.channel = channel;
            this.content = content;
        }

        MessageStatus status() {
            return status;
        }

        int attempts() {
            return attempts;
        }

        String carrierId() {
            return carrierId;
        }

        String errorCode() {
            return errorCode;
        }

        Instant nextCheck() {
            return nextCheck;
        }

        boolean isInDoubt() {
            return attemptStarted != null;
        }
    }

    Stored add(String channel, OutboundMessage content) {
        Stored stored = new Stored(channel, content);
        messages.put(content.getUuid(), stored);
        return stored;
    }

    Stored get(String uuid) {
        return messages.get(uuid);
    }

    long count(MessageStatus status) {
        return messages.values().stream().filter(message -> message.status == status).count();
    }

    /** @param failing whether the method of this name fails now */
    void failWhen(Predicate<String> failing) {
        this.failing = failing;
    }

    @Override
    public Message fileMessage(Patient patient, InboundMessage inbound) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<String> receiveMessage(InboundMessage inbound) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<DeliveryAttempt> beginAttempt(String messageUuid) {
        failOn("beginAttempt");
        Stored message = messages.get(messageUuid);
        synchronized (message) {
            if (message.status != MessageStatus.QUEUED) {
                queueRemoval.accept(messageUuid);
                return Optional.empty();
            }
            Instant doubt = message.attemptStarted;
            message.attempts++;
            if (doubt == null) {
                message.attemptStarted = clock.instant();
            }
            return Optional.of(new DeliveryAttempt(message.channel, message.content, message.attempts, doubt));
        }
    }

    @Override
    public void postponeAttempt(String messageUuid, String errorCode) {
        Stored message = messages.get(messageUuid);
        message.attemptStarted = null;
        message.errorCode = errorCode;
    }

    @Override
    public void failMessage(String messageUuid, String errorCode) {
        Stored message = messages.get(messageUuid);
        message.status = MessageStatus.FAILED;
        queueRemoval.accept(messageUuid);
        message.errorCode = errorCode;
        message.attemptStarted = null;
    }

    @Override
    public boolean recordReport(String messageUuid, CarrierReport report) {
        failOn("recordReport");
        Stored message = messages.get(messageUuid);
        if (message == null) {
            return false;
        }
        synchronized (message) {
            boolean changes = message.status.canBecome(report.getStatus());
            if (changes) {
                if (message.status == MessageStatus.QUEUED) {
                    queueRemoval.accept(messageUuid);
                }
                message.carrierId = report.getCarrierId();
                message.status = report.getStatus();
                message.errorCode = report.getErrorCode().orElse(null);
                message.attemptStarted = null;
                message.nextCheck = message.status.isOpen() ? clock.instant() : null;
            }
            return changes;
        }
    }

    @Override
    public Optional<String> findMessageUuid(String channel, String carrierId) {
        return messages.entrySet().stream().filter(entry -> carrierId.equals(entry.getValue().carrierId)).map(Map.Entry::getKey).findFirst();
    }

    @Override
    public List<StatusCheck> getDueChecks(Instant now, int limit) {
        List<StatusCheck> due = new ArrayList<>();
        messages.forEach((uuid, message) -> {
            if (message.status.isOpen() && message.nextCheck != null && !message.nextCheck.isAfter(now) && due.size() < limit) {
                due.add(new StatusCheck(uuid, message.channel, message.carrierId, clock.instant().minusSeconds(60)));
            }
        });
        return Collections.unmodifiableList(due);
    }

    @Override
    public void scheduleCheck(String messageUuid, Instant next) {
        Stored message = messages.get(messageUuid);
        if (message.status.isOpen()) {
            message.nextCheck = next;
        }
    }

    @Override
    public void hastenChecks(Instant now, Instant until) {
        messages.values().stream().filter(message -> message.nextCheck != null && message.nextCheck.isAfter(now) && message.nextCheck.isBefore(until))
                .forEach(message -> message.nextCheck = now);
    }

    private void failOn(String step) {
        if (failing.test(step)) {
            throw new IllegalStateException("The database is away");
        }
    }
}
