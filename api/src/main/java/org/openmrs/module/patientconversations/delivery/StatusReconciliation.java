/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.StatusCheck;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks carriers about messages whose fate is still open, since reports get lost, and without a public address there are none: at first soon, then
 * after half the time that has passed, until {@link #GIVE_UP_AFTER}.
 */
public class StatusReconciliation {

    static final Duration GIVE_UP_AFTER = Duration.ofHours(72);

    private static final Duration SHORTEST = Duration.ofSeconds(10);

    private static final Duration LONGEST = Duration.ofHours(6);

    /** What is to be asked for later than this has been asked for before. */
    private static final Duration CATCH_UP = Duration.ofMinutes(10);

    private static final int PAGE = 50;

    /** One round leaves its thread to messages that wait to be sent. */
    private static final Duration ROUND = Duration.ofSeconds(20);

    private static final Logger log = LoggerFactory.getLogger(StatusReconciliation.class);

    private final CarrierService carrierService;

    private final Channels channels;

    private final Clock clock;

    public StatusReconciliation(CarrierService carrierService, Channels channels, Clock clock) {
        this.carrierService = carrierService;
        this.channels = channels;
        this.clock = clock;
    }

    /** Reports that came while no server listened are lost: what is on its way is asked for now and not minutes later. */
    void catchUp() {
        Instant now = clock.instant();
        carrierService.hastenChecks(now, now.plus(CATCH_UP));
    }

    /** @param ends whether to leave the rest to the next round */
    void run(BooleanSupplier ends) {
        Instant until = clock.instant().plus(ROUND);
        Set<String> unreachable = new HashSet<>();
        List<StatusCheck> page;
        do {
            page = carrierService.getDueChecks(clock.instant(), PAGE);
            for (StatusCheck check : page) {
                if (ends.getAsBoolean() || clock.instant().isAfter(until)) {
                    return;
                }
                check(check, unreachable);
            }
        } while (page.size() == PAGE);
    }

    private void check(StatusCheck check, Set<String> unreachable) {
        Optional<Channel> channel = channels.get(check.getChannel());
        if (channel.isPresent() && !unreachable.contains(check.getChannel())) {
            try {
                Optional<CarrierReport> report = channel.get().fetchStatus(check.getCarrierId());
                if (report.isPresent()) {
                    carrierService.recordReport(check.getMessageUuid(), report.get());
                }
            } catch (CarrierException e) {
                unreachable.add(check.getChannel());
                log.info("Channel {} does not say how far its messages have come: {}", check.getChannel(), e.getMessage());
            }
        }
        carrierService.scheduleCheck(check.getMessageUuid(), next(check, channel));
    }

    /** Null: never again. */
    private Instant next(StatusCheck check, Optional<Channel> channel) {
        Instant now = clock.instant();
        Duration age = Duration.between(check.getAccepted(), now);
        boolean askable = channel.flatMap(Channel::getStatusCheckDelay).isPresent();
        if (!askable || age.compareTo(GIVE_UP_AFTER) >= 0) {
            return null;
        }
        Duration pause = age.dividedBy(2);
        if (pause.compareTo(SHORTEST) < 0) {
            pause = SHORTEST;
        }
        return now.plus(pause.compareTo(LONGEST) > 0 ? LONGEST : pause);
    }
}
