/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.Optional;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.delivery.StoredMessages.Stored;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.MapSettings;
import org.openmrs.module.patientconversations.service.MovableClock;
import org.openmrs.module.patientconversations.support.CapturedLog;
import org.springframework.transaction.support.TransactionSynchronizationManager;

public class MessageDeliveryTest {

    private static final String TEXT = "The text that nobody else may read";

    private final MovableClock clock = new MovableClock();

    private final StoredMessages messages = new StoredMessages(clock);

    private final ListeningChannel channel = new ListeningChannel();

    private final MapSettings settings = new MapSettings();

    private final MessageDelivery delivery = new MessageDelivery(messages, new Channels(Collections.singletonList(channel)), settings,
            new RetryPolicy(Duration.ofSeconds(5), Duration.ofHours(1), () -> 0.5), clock);

    private final Stored message = messages.add("sms", outbound("m1"));

    @Test
    public void whatTheCarrierTookIsRecorded() {
        assertEquals(Optional.empty(), delivery.deliver("m1"));

        assertEquals(MessageStatus.SENDING, message.status());
        assertEquals("id of m1", message.carrierId());
        assertEquals(1, channel.taken().size());
    }

    @Test
    public void whatIsNoLongerToBeSentIsNotSent() {
        messages.failMessage("m1", "consent.withdrawn");

        assertEquals(Optional.empty(), delivery.deliver("m1"));

        assertTrue(channel.taken().isEmpty());
    }

    @Test
    public void aRefusalForGoodFailsAtOnce() {
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.PERMANENT);
        });

        assertEquals(Optional.empty(), delivery.deliver("m1"));

        assertEquals(MessageStatus.FAILED, message.status());
        assertEquals("sms.test", message.errorCode());
    }

    @Test
    public void aRefusalForNowIsRepeatedLaterAndLater() {
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.TRANSIENT);
        });

        assertEquals(in(Duration.ofSeconds(5)), delivery.deliver("m1"));
        assertEquals(in(Duration.ofSeconds(15)), delivery.deliver("m1"));
        assertEquals(MessageStatus.QUEUED, message.status());
        assertFalse("the carrier has not got it", message.isInDoubt());

        channel.answer(any -> { });
        assertEquals(Optional.empty(), delivery.deliver("m1"));
        assertEquals(MessageStatus.SENDING, message.status());
    }

    @Test
    public void thePauseThatTheCarrierAsksForIsKept() {
        channel.answer(any -> {
            throw new CarrierException(Kind.TRANSIENT, "sms.20429", null, Duration.ofMinutes(7), null);
        });

        assertEquals(in(Duration.ofMinutes(7)), delivery.deliver("m1"));
    }

    @Test
    public void theLastAttemptFails() {
        settings.set(GlobalProperties.DELIVERY_MAX_ATTEMPTS, "2");
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.TRANSIENT);
        });

        assertTrue(delivery.deliver("m1").isPresent());
        assertEquals(Optional.empty(), delivery.deliver("m1"));
        assertEquals(MessageStatus.FAILED, message.status());
    }

    @Test
    public void whatMayHaveBeenTakenIsLookedForAndNotSentAgain() {
        channel.answer(taken -> {
            channel.takeSilently(taken);
            throw ListeningChannel.failure(Kind.IN_DOUBT);
        });
        assertTrue(delivery.deliver("m1").isPresent());
        assertTrue(message.isInDoubt());

        assertEquals(Optional.empty(), delivery.deliver("m1"));

        assertEquals(1, channel.taken().size());
        assertEquals(MessageStatus.SENDING, message.status());
    }

    @Test
    public void whatTheCarrierHasNotGotIsSentAgain() {
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.IN_DOUBT);
        });
        delivery.deliver("m1");
        channel.answer(any -> { });

        delivery.deliver("m1");

        assertEquals(1, channel.taken().size());
        assertEquals(MessageStatus.SENDING, message.status());
    }

    @Test
    public void aCrashBetweenSendingAndRecordingSendsNothingTwice() {
        messages.failWhen("recordReport"::equals);
        assertThrows(IllegalStateException.class, () -> delivery.deliver("m1"));
        messages.failWhen(step -> false);

        assertEquals(Optional.empty(), delivery.deliver("m1"));

        assertEquals(1, channel.taken().size());
        assertEquals("id of m1", message.carrierId());
    }

    @Test
    public void aCarrierThatCannotSayLeavesTheDoubtAsItIs() {
        channel.answer(taken -> {
            channel.takeSilently(taken);
            throw ListeningChannel.failure(Kind.IN_DOUBT);
        });
        delivery.deliver("m1");
        channel.whenAsked(ListeningChannel.failure(Kind.TRANSIENT));

        assertTrue(delivery.deliver("m1").isPresent());
        assertTrue(message.isInDoubt());
        channel.whenAsked(null);
        delivery.deliver("m1");

        assertEquals(1, channel.taken().size());
    }

    @Test
    public void anotherMessageWithTheSameTextIsNotTakenForThisOne() {
        messages.add("sms", outbound("m2"));
        delivery.deliver("m2");
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.IN_DOUBT);
        });
        delivery.deliver("m1");
        channel.answer(any -> { });

        delivery.deliver("m1");

        assertEquals("each was sent", 2, channel.taken().size());
        assertEquals("id of m1", message.carrierId());
    }

    @Test
    public void anEarlierAttemptThatFailedIsNotTakenForTheNewOne() {
        messages.recordReport("m1", CarrierReport.failed("old", "sms.30003"));
        messages.recordReport("m1", CarrierReport.of("old", MessageStatus.QUEUED));
        ListeningChannel forgetful = new ListeningChannel() {

            @Override
            public java.util.List<CarrierReport> find(OutboundMessage wanted, Instant since) {
                return Collections.singletonList(CarrierReport.failed("old", "sms.30003"));
            }
        };
        MessageDelivery again = new MessageDelivery(messages, new Channels(Collections.singletonList(forgetful)), settings, new RetryPolicy(), clock);
        messages.beginAttempt("m1");

        again.deliver("m1");

        assertEquals(1, forgetful.taken().size());
        assertEquals(MessageStatus.SENDING, message.status());
    }

    @Test
    public void aChannelThatFailsUnexpectedlyLeavesTheMessageInDoubt() {
        channel.answer(any -> {
            throw new NullPointerException(TEXT);
        });

        assertTrue(delivery.deliver("m1").isPresent());

        assertTrue(message.isInDoubt());
    }

    @Test
    public void aChannelThatIsGoneDoesNotLoseTheMessage() {
        Stored other = messages.add("carrier-pigeon", outbound("m3"));

        assertTrue(delivery.deliver("m3").isPresent());

        assertEquals(MessageStatus.QUEUED, other.status());
    }

    @Test
    public void noCarrierIsCalledWithinATransaction() {
        TransactionSynchronizationManager.setActualTransactionActive(true);
        try {
            assertThrows(IllegalStateException.class, () -> delivery.deliver("m1"));
        } finally {
            TransactionSynchronizationManager.setActualTransactionActive(false);
        }
        assertTrue(channel.taken().isEmpty());
        assertNull(message.carrierId());
    }

    @Test
    public void neitherTextsNorNumbersAreLogged() {
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations")) {
            channel.answer(any -> {
                throw new IllegalStateException(TEXT + " +250788123456");
            });
            delivery.deliver("m1");
            channel.answer(any -> {
                throw new CarrierException(Kind.TRANSIENT, "sms.21211", "+250788123456 is bad", null, null);
            });
            delivery.deliver("m1");

            assertTrue("something was logged", log.text().contains("m1"));
            assertFalse(log.text(), log.text().contains("nobody else") || log.text().contains("250788"));
        }
    }

    private Optional<Instant> in(Duration pause) {
        return Optional.of(clock.instant().plus(pause));
    }

    private static OutboundMessage outbound(String uuid) {
        return new OutboundMessage(uuid, "+250788123456", null, TEXT, null);
    }
}
