/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import org.junit.Test;
import org.openmrs.module.patientconversations.service.RateLimits.Rule;

public class RateLimitsTest {

    private final MovableClock clock = new MovableClock();

    private final RateLimits limits = new RateLimits(clock, 3);

    private void exhaust(String token) {
        for (int call = 0; call < 10; call++) {
            limits.take(Rule.TOKEN, token);
        }
    }

    @Test
    public void aBucketEmptiesAndFillsAgainWithTime() {
        exhaust("a");
        assertEquals(6, assertThrows(TooManyRequests.class, () -> limits.take(Rule.TOKEN, "a")).getRetryAfterSeconds());
        clock.advance(Duration.ofSeconds(5));
        assertEquals(1, assertThrows(TooManyRequests.class, () -> limits.take(Rule.TOKEN, "a")).getRetryAfterSeconds());
        clock.advance(Duration.ofSeconds(1));
        limits.take(Rule.TOKEN, "a");
        assertThat(limits.tryTake(Rule.TOKEN, "a")).isPresent();
        clock.advance(Duration.ofHours(1));
        exhaust("a");
        assertThat(limits.tryTake(Rule.TOKEN, "a")).isPresent();
    }

    @Test
    public void keysAndRulesHaveBucketsOfTheirOwn() {
        exhaust("a");
        limits.take(Rule.TOKEN, "b");
        limits.take(Rule.CALL, "a");
    }

    @Test
    public void ofTooManyKeysTheOneUsedLongestAgoIsForgotten() {
        exhaust("a");
        limits.take(Rule.TOKEN, "b");
        limits.take(Rule.TOKEN, "c");
        assertThat(limits.tryTake(Rule.TOKEN, "a")).isPresent();
        limits.take(Rule.TOKEN, "d");
        assertThat(limits.tryTake(Rule.TOKEN, "a")).as("used since").isPresent();
        limits.take(Rule.TOKEN, "e");
        limits.take(Rule.TOKEN, "f");
        limits.take(Rule.TOKEN, "g");
        assertThat(limits.tryTake(Rule.TOKEN, "a")).as("forgotten").isEmpty();
    }

    @Test
    public void ofAnIpv6AddressTheNetworkCounts() {
        for (int call = 0; call < 20; call++) {
            limits.takeFrom(Rule.JOIN, "2001:db8:0:1:" + call + "::1");
        }
        assertThrows(TooManyRequests.class, () -> limits.takeFrom(Rule.JOIN, "2001:0DB8::1:0:0:0:ffff"));
        limits.takeFrom(Rule.JOIN, "2001:db8:0:2::1");
        limits.takeFrom(Rule.JOIN, "192.0.2.1");
        limits.takeFrom(Rule.JOIN, "192.0.2.2");
    }
}
