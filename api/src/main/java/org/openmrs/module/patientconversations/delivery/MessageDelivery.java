/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.DeliveryAttempt;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * One attempt at one message: what is to be sent is read and the attempt noted in one transaction, the carrier is called in none, and what it
 * said is recorded in another. Whatever ends this in between leaves an attempt in doubt, and the next one first asks the carrier.
 */
public class MessageDelivery {

    private static final int DEFAULT_MAX_ATTEMPTS = 8;

    private static final Logger log = LoggerFactory.getLogger(MessageDelivery.class);

    private final CarrierService carrierService;

    private final Channels channels;

    private final Settings settings;

    private final RetryPolicy retryPolicy;

    private final Clock clock;

    public MessageDelivery(CarrierService carrierService, Channels channels, Settings settings, RetryPolicy retryPolicy, Clock clock) {
        this.carrierService = carrierService;
        this.channels = channels;
        this.settings = settings;
        this.retryPolicy = retryPolicy;
        this.clock = clock;
    }

    /** @return when to try again; empty if there is nothing left to do */
    Optional<Instant> deliver(String messageUuid) {
        Optional<DeliveryAttempt> begun = carrierService.beginAttempt(messageUuid);
        if (!begun.isPresent()) {
            return Optional.empty();
        }
        DeliveryAttempt attempt = begun.get();
        CarrierReport report;
        try {
            report = handOver(attempt);
        } catch (CarrierException e) {
            return afterFailure(attempt, e, false);
        } catch (StillInDoubtException e) {
            return afterFailure(attempt, e.reason, true);
        }
        carrierService.recordReport(messageUuid, report);
        return Optional.empty();
    }

    private CarrierReport handOver(DeliveryAttempt attempt) throws CarrierException, StillInDoubtException {
        Channel channel = channels.get(attempt.getChannel())
                .orElseThrow(() -> new CarrierException(Kind.TRANSIENT, "channel.unknown", null, null, null));
        requireNoTransaction();
        Optional<CarrierReport> earlier = findEarlier(channel, attempt);
        if (earlier.isPresent()) {
            return earlier.get();
        }
        requireNoTransaction();
        try {
            return channel.send(attempt.getMessage());
        } catch (RuntimeException e) {
            // Another module's channel, or a fault of ours: nobody knows how far it came.
            log.error("Channel {} failed with a message: {}", attempt.getChannel(), Failures.describe(e));
            throw new CarrierException(Kind.IN_DOUBT, attempt.getChannel() + ".error", null, null, null);
        }
    }

    private Optional<CarrierReport> findEarlier(Channel channel, DeliveryAttempt attempt) throws StillInDoubtException {
        if (!attempt.getInDoubtSince().isPresent()) {
            return Optional.empty();
        }
        try {
            for (CarrierReport candidate : channel.find(attempt.getMessage(), attempt.getInDoubtSince().get())) {
                if (isOf(attempt, candidate)) {
                    return Optional.of(candidate);
                }
            }
            return Optional.empty();
        } catch (CarrierException e) {
            throw new StillInDoubtException(e);
        }
    }

    /** What is recorded as this very message's is either what the carrier has just reported, or an older attempt of it that failed. */
    private boolean isOf(DeliveryAttempt attempt, CarrierReport candidate) {
        return carrierService.findMessageUuid(attempt.getChannel(), candidate.getCarrierId())
                .map(owner -> owner.equals(attempt.getMessage().getUuid()) && candidate.getStatus() != MessageStatus.FAILED)
                .orElse(true);
    }

    private Optional<Instant> afterFailure(DeliveryAttempt attempt, CarrierException failure, boolean stillInDoubt) {
        String uuid = attempt.getMessage().getUuid();
        boolean last = attempt.getNumber() >= settings.getInt(GlobalProperties.DELIVERY_MAX_ATTEMPTS, DEFAULT_MAX_ATTEMPTS);
        if (last || failure.getKind() == Kind.PERMANENT && !stillInDoubt) {
            carrierService.failMessage(uuid, failure.getErrorCode());
            return Optional.empty();
        }
        if (failure.getKind() != Kind.IN_DOUBT && !stillInDoubt) {
            carrierService.postponeAttempt(uuid, failure.getErrorCode());
        }
        Duration delay = retryPolicy.delay(attempt.getNumber(), failure.getRetryAfter().orElse(null));
        log.info("Message {}: attempt {} ended with {}, the next is in {} s", uuid, attempt.getNumber(), failure.getMessage(), delay.getSeconds());
        return Optional.of(clock.instant().plus(delay));
    }

    /** A carrier that takes a minute to answer would hold rows and a connection for as long. */
    private static void requireNoTransaction() {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("A carrier is never called within a database transaction");
        }
    }

    /** The carrier could not say whether it has the message. */
    private static final class StillInDoubtException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient CarrierException reason;

        StillInDoubtException(CarrierException reason) {
            super(reason);
            this.reason = reason;
        }
    }
}
