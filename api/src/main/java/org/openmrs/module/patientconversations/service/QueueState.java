/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Duration;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.Availability;

/** How delivery stands. */
public final class QueueState {

    private final long queued;

    private final long sending;

    private final Duration oldestQueued;

    private final long failedLastDay;

    private final long rejectedWebhooks;

    private final Map<String, Availability> channels;

    QueueState(long queued, long sending, Duration oldestQueued, long failedLastDay, long rejectedWebhooks, Map<String, Availability> channels) {
        this.queued = queued;
        this.sending = sending;
        this.oldestQueued = oldestQueued;
        this.failedLastDay = failedLastDay;
        this.rejectedWebhooks = rejectedWebhooks;
        this.channels = channels;
    }

    /** Messages that no carrier has accepted yet. */
    public long getQueued() {
        return queued;
    }

    /** Messages that a carrier accepted and has not sent on yet. */
    public long getSending() {
        return sending;
    }

    /** How long the oldest of the queued has waited; empty if none is queued. */
    public Optional<Duration> getOldestQueued() {
        return Optional.ofNullable(oldestQueued);
    }

    /** Messages that failed in the last 24 hours and were not tried again since. */
    public long getFailedLastDay() {
        return failedLastDay;
    }

    /** Webhook requests that this server turned away since it started. */
    public long getRejectedWebhooks() {
        return rejectedWebhooks;
    }

    /** Whether each channel is set up, by its id. */
    public Map<String, Availability> getChannels() {
        return Collections.unmodifiableMap(channels);
    }
}
