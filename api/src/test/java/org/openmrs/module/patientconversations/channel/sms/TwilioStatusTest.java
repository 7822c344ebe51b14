/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;

import java.util.Optional;
import org.junit.Test;
import org.openmrs.module.patientconversations.model.MessageStatus;

public class TwilioStatusTest {

    @Test
    public void whatTheCarrierHoldsIsBeingSent() {
        for (String status : new String[] { "queued", "accepted", "scheduled", "sending" }) {
            assertEquals(status, MessageStatus.SENDING, TwilioStatus.report("SM1", status, null).get().getStatus());
        }
    }

    @Test
    public void sentIsNotDelivered() {
        assertEquals(MessageStatus.SENT, TwilioStatus.report("SM1", "sent", null).get().getStatus());
        assertEquals(MessageStatus.DELIVERED, TwilioStatus.report("SM1", "delivered", null).get().getStatus());
        assertEquals(MessageStatus.READ, TwilioStatus.report("SM1", "read", null).get().getStatus());
    }

    @Test
    public void whatDidNotArriveFailedForTheCarriersReason() {
        assertEquals(Optional.of("sms.30005"), TwilioStatus.report("SM1", "undelivered", "30005").get().getErrorCode());
        assertEquals(MessageStatus.FAILED, TwilioStatus.report("SM1", "failed", "30008").get().getStatus());
        assertEquals(Optional.of("sms.canceled"), TwilioStatus.report("SM1", "canceled", null).get().getErrorCode());
    }

    @Test
    public void aReasonThatIsNoCodeIsNotRepeated() {
        assertEquals(Optional.of("sms.failed"), TwilioStatus.report("SM1", "failed", "<script>").get().getErrorCode());
    }

    @Test
    public void aStatusThatIsNotKnownSaysNothing() {
        assertFalse(TwilioStatus.report("SM1", "teleported", null).isPresent());
        assertFalse(TwilioStatus.report("SM1", "received", null).isPresent());
        assertFalse(TwilioStatus.report("SM1", null, null).isPresent());
    }
}
