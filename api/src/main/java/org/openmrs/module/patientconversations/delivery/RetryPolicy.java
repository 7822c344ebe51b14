/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.DoubleSupplier;

/**
 * How long to wait before the next attempt: three times as long after each, from {@code first} up to {@code longest}, give or take a fifth, so that what
 * failed together does not come back together; never sooner than the carrier asks.
 */
public final class RetryPolicy {

    private static final int FACTOR = 3;

    private static final double JITTER = 0.2;

    /** No carrier puts a message off longer than this. */
    private static final Duration LONGEST_ASKED = Duration.ofHours(6);

    private final Duration first;

    private final Duration longest;

    private final DoubleSupplier random;

    /** From 5 seconds to one hour: eight attempts span about an hour and a half. */
    public RetryPolicy() {
        this(Duration.ofSeconds(5), Duration.ofHours(1), () -> ThreadLocalRandom.current().nextDouble());
    }

    RetryPolicy(Duration first, Duration longest, DoubleSupplier random) {
        this.first = first;
        this.longest = longest;
        this.random = random;
    }

    /**
     * @param attempts how many there have been, from 1
     * @param asked how long the carrier asked us to wait, or null
     */
    Duration delay(int attempts, Duration asked) {
        double factor = Math.pow(FACTOR, Math.min(Math.max(attempts, 1), 30) - 1.0);
        double millis = Math.min(first.toMillis() * factor, longest.toMillis());
        Duration own = Duration.ofMillis((long) (millis * (1 - JITTER + 2 * JITTER * random.getAsDouble())));
        if (asked == null || asked.compareTo(own) <= 0) {
            return own;
        }
        return asked.compareTo(LONGEST_ASKED) < 0 ? asked : LONGEST_ASKED;
    }
}
