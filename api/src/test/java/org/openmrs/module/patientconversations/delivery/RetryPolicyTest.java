/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import org.junit.Test;

public class RetryPolicyTest {

    private final RetryPolicy exact = new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), () -> 0.5);

    @Test
    public void eachPauseIsThreeTimesTheLastUpToAnHour() {
        assertEquals(Duration.ofSeconds(5), exact.delay(1, null));
        assertEquals(Duration.ofSeconds(15), exact.delay(2, null));
        assertEquals(Duration.ofSeconds(405), exact.delay(5, null));
        assertEquals(Duration.ofHours(1), exact.delay(8, null));
        assertEquals(Duration.ofHours(1), exact.delay(Integer.MAX_VALUE, null));
    }

    @Test
    public void whatFailedTogetherDoesNotComeBackTogether() {
        assertEquals(Duration.ofSeconds(4), new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), () -> 0).delay(1, null));
        assertTrue(new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), () -> 0.999).delay(1, null).compareTo(Duration.ofMillis(5900)) > 0);
    }

    @Test
    public void neverSoonerThanTheCarrierAsks() {
        assertEquals(Duration.ofMinutes(2), exact.delay(1, Duration.ofMinutes(2)));
        assertEquals("later than it asks is no harm", Duration.ofSeconds(5), exact.delay(1, Duration.ofSeconds(1)));
        assertEquals("and no carrier puts a message off for days", Duration.ofHours(6), exact.delay(1, Duration.ofDays(9)));
    }
}
