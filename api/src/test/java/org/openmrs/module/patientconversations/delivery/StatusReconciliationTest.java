/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.ArgumentMatchers.isNull;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Duration;
import java.util.Collections;
import org.junit.Test;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.delivery.StoredMessages.Stored;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.MovableClock;
import org.openmrs.module.patientconversations.service.StatusCheck;

public class StatusReconciliationTest {

    private final MovableClock clock = new MovableClock();

    private final StoredMessages messages = new StoredMessages(clock);

    private final ListeningChannel channel = new ListeningChannel();

    private final StatusReconciliation reconciliation = new StatusReconciliation(messages, new Channels(Collections.singletonList(channel)), clock);

    @Test
    public void aReportThatWasLostIsAskedFor() {
        Stored message = sent("m1");

        reconciliation.run(() -> false);

        assertEquals(MessageStatus.DELIVERED, message.status());
        assertNull(message.nextCheck());
    }

    @Test
    public void moreThanAPageIsWorkedOff() {
        for (int i = 0; i < 120; i++) {
            sent("m" + i);
        }

        reconciliation.run(() -> false);

        assertEquals(120, messages.count(MessageStatus.DELIVERED));
    }

    @Test
    public void whatIsStillOpenIsAskedForAgainLater() {
        channel.fate(MessageStatus.SENT);
        Stored message = sent("m1");

        reconciliation.run(() -> false);

        assertEquals(MessageStatus.SENT, message.status());
        assertEquals(clock.instant().plusSeconds(30), message.nextCheck());
    }

    @Test
    public void aCarrierThatDoesNotAnswerIsNotAskedForEachMessage() {
        channel.whenAsked(ListeningChannel.failure(Kind.TRANSIENT));
        Stored first = sent("m1");
        Stored second = sent("m2");

        reconciliation.run(() -> false);

        assertTrue(first.status().isOpen() && second.status().isOpen());
        assertNotNull(first.nextCheck());
        assertFalse(second.nextCheck().equals(clock.instant()));
    }

    @Test
    public void afterThreeDaysNobodyAsksAnyMore() {
        CarrierService service = mock(CarrierService.class);
        when(service.getDueChecks(any(), anyInt())).thenReturn(
                Collections.singletonList(new StatusCheck("m1", "sms", "id", clock.instant().minus(Duration.ofHours(73)))), Collections.emptyList());
        channel.fate(MessageStatus.SENT);

        new StatusReconciliation(service, new Channels(Collections.singletonList(channel)), clock).run(() -> false);

        verify(service).recordReport(eq("m1"), any(CarrierReport.class));
        verify(service).scheduleCheck(eq("m1"), isNull());
    }

    @Test
    public void reportsThatCameWhileNoServerListenedAreAskedForAtOnce() {
        Stored message = sent("m1");
        Stored asked = sent("m2");
        messages.scheduleCheck("m1", clock.instant().plus(Duration.ofMinutes(5)));
        messages.scheduleCheck("m2", clock.instant().plus(Duration.ofHours(5)));

        reconciliation.catchUp();
        reconciliation.run(() -> false);

        assertEquals(MessageStatus.DELIVERED, message.status());
        assertTrue("what was asked for before has its time", asked.status().isOpen());
    }

    @Test
    public void itEndsWhenTheModuleStops() {
        Stored message = sent("m1");

        reconciliation.run(() -> true);

        assertTrue(message.status().isOpen());
    }

    private Stored sent(String uuid) {
        Stored message = messages.add("sms", new OutboundMessage(uuid, "+250788123456", null, "Hello", null));
        messages.recordReport(uuid, CarrierReport.of("id of " + uuid, MessageStatus.SENDING));
        return message;
    }
}
