/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.channel.Carriers;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.channel.UnsendableException;
import org.openmrs.module.patientconversations.model.MessageStatus;

public class TwilioChannelTest {

    private static final String PHONE = "+250788123456";

    private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

    @Rule
    public final Carriers carriers = new Carriers();

    private TwilioChannel channel;

    @Before
    public void open() {
        channel = new TwilioChannel(carriers.settings(), Duration.ofSeconds(2), Duration.ofSeconds(2));
    }

    @After
    public void close() throws Exception {
        channel.close();
    }

    @Test
    public void whatWasTypedArrivesOnThePhone() throws Exception {
        String text = "\"Amakuru\" & <b>é</b> \uD83D\uDE00 \u0645\u0631\u062D\u0628\u0627 +1%20";

        CarrierReport report = channel.send(message(text));

        assertEquals(MessageStatus.SENDING, report.getStatus());
        assertTrue(report.getCarrierId().startsWith("SM"));
        assertEquals(Optional.of(Carriers.PRACTICE_NUMBER), report.getFromAddress());
        assertEquals(text, carriers.sandbox().journal().sms().get(0).text());
        assertEquals(PHONE, carriers.sandbox().journal().sms().get(0).to());
        assertEquals(Carriers.PRACTICE_NUMBER, carriers.sandbox().journal().sms().get(0).from());
    }

    @Test
    public void aMessagingServiceChoosesTheSender() throws Exception {
        carriers.settings().set(GlobalProperties.TWILIO_MESSAGING_SERVICE_SID, SERVICE);

        channel.send(message("Hello"));

        assertEquals(SERVICE, carriers.sandbox().journal().sms().get(0).messagingServiceSid());
        assertEquals(Optional.empty(), channel.getOwnAddress());
    }

    @Test
    public void theCarrierIsToldWhereToReportWhenThereIsAPublicAddress() throws Exception {
        OutboundMessage message = message("Hello");
        carriers.settings().set(GlobalProperties.PUBLIC_BASE_URL, "http://localhost:9/openmrs/");

        channel.send(message);

        assertEquals("http://localhost:9/openmrs/ws/patientconversations/twilio/status?message=" + message.getUuid(),
                carriers.sandbox().journal().sms().get(0).statusCallback());
    }

    @Test
    public void withoutAPublicAddressTheCarrierIsAskedSoon() throws Exception {
        channel.send(message("Hello"));
        assertNull(carriers.sandbox().journal().sms().get(0).statusCallback());
        Duration withoutCallbacks = channel.getStatusCheckDelay().get();

        carriers.settings().set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");

        assertTrue(withoutCallbacks.compareTo(channel.getStatusCheckDelay().get()) < 0);
    }

    @Test
    public void aRefusalIsPermanentAndHasTheCarriersCode() {
        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(new OutboundMessage(uuid(), "+15005550001", null, "Hello", null)));

        assertEquals(Kind.PERMANENT, failure.getKind());
        assertEquals("sms.21211", failure.getErrorCode());
        assertThat(failure.getCarrierWords().get(), containsString("valid"));
        assertThat("the message, which may be logged, holds no number", failure.getMessage(), not(containsString("5005550001")));
        assertNull("nor does a cause", failure.getCause());
    }

    @Test
    public void anOptOutAtTheCarrierIsKnownAsOne() {
        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(new OutboundMessage(uuid(), "+15005550004", null, "Hello", null)));

        assertEquals("sms.21610", failure.getErrorCode());
        assertTrue(channel.isOptOut(failure.getErrorCode()));
        assertFalse(channel.isOptOut("sms.21211"));
    }

    @Test
    public void tooManyRequestsAreTransientAndTheCarriersPauseIsKept() throws Exception {
        carriers.behave("{\"status\": 429, \"times\": 1}");

        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message("Hello")));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("sms.20429", failure.getErrorCode());
        channel.send(message("Hello"));
        assertEquals(1, carriers.sandbox().journal().sms().size());
    }

    @Test
    public void aServerErrorIsSentOnceOnlyAndLeavesTheMessageInDoubt() throws Exception {
        carriers.behave("{\"status\": 500, \"times\": 1}");

        CarrierException failure = assertThrows("the SDK would send it again by itself", CarrierException.class, () -> channel.send(message("Hello")));

        assertEquals(Kind.IN_DOUBT, failure.getKind());
        assertTrue(carriers.sandbox().journal().sms().isEmpty());
    }

    @Test
    public void aWrongTokenIsTransient() {
        carriers.settings().set(GlobalProperties.TWILIO_AUTH_TOKEN, "wrong");

        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message("Hello")));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("sms.20003", failure.getErrorCode());
    }

    @Test
    public void aChangedTokenTakesEffectAtOnce() throws Exception {
        String token = carriers.settings().getSecret(GlobalProperties.TWILIO_AUTH_TOKEN).get();
        channel.send(message("One"));
        carriers.settings().set(GlobalProperties.TWILIO_AUTH_TOKEN, "wrong");
        assertThrows(CarrierException.class, () -> channel.send(message("Two")));
        carriers.settings().set(GlobalProperties.TWILIO_AUTH_TOKEN, token);

        channel.send(message("Three"));

        assertEquals(2, carriers.sandbox().journal().sms().size());
    }

    @Test
    public void aCarrierThatCannotBeReachedIsTransient() throws Exception {
        int port;
        try (ServerSocket unused = new ServerSocket(0)) {
            port = unused.getLocalPort();
        }
        carriers.settings().set(GlobalProperties.TWILIO_API_BASE_URL, "http://localhost:" + port);

        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message("Hello")));

        assertEquals(Kind.TRANSIENT, failure.getKind());
        assertEquals("sms.connect", failure.getErrorCode());
    }

    @Test
    public void aCutConnectionLeavesAMessageInDoubtThatIsThenFound() throws Exception {
        OutboundMessage message = message("Cut off");
        Instant began = Instant.now();
        carriers.behave("{\"dropResponses\": true, \"times\": 1}");
        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message));
        assertEquals(Kind.IN_DOUBT, failure.getKind());

        List<CarrierReport> found = channel.find(message, began);

        assertEquals(1, found.size());
        assertEquals(carriers.sandbox().journal().sms().get(0).sid(), found.get(0).getCarrierId());
    }

    @Test
    public void anAnswerThatDoesNotComeLeavesAMessageInDoubt() throws Exception {
        carriers.behave("{\"latencyMs\": 4000}");

        CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message("Slow")));

        assertEquals(Kind.IN_DOUBT, failure.getKind());
        assertEquals("sms.timeout", failure.getErrorCode());
        assertTrue("the carrier is given time to know of it", failure.getRetryAfter().isPresent());
    }

    @Test
    public void onlyTheSameTextToTheSameNumberSinceThenIsFound() throws Exception {
        OutboundMessage message = message("Exactly this");
        channel.send(message("Exactly this, not"));
        channel.send(new OutboundMessage(uuid(), "+250788000000", null, "Exactly this", null));

        assertEquals(Collections.emptyList(), channel.find(message, Instant.now()));

        String sid = channel.send(message).getCarrierId();
        assertEquals(sid, channel.find(message, Instant.now()).get(0).getCarrierId());
        assertEquals("an hour later it is another message", Collections.emptyList(), channel.find(message, Instant.now().plus(Duration.ofHours(1))));
    }

    @Test
    public void aCarrierThatIsOutOfOrderIsNotTakenForOneThatHasNothing() throws Exception {
        carriers.behave("{\"status\": 500, \"times\": 1}");

        CarrierException failure = assertThrows(CarrierException.class, () -> channel.find(message("Hello"), Instant.now()));

        assertEquals(Kind.TRANSIENT, failure.getKind());
    }

    @Test
    public void howFarAMessageHasComeCanBeAsked() throws Exception {
        String sid = channel.send(message("Hello")).getCarrierId();
        assertTrue(carriers.sandbox().journal().await(journal -> journal.sms(sid).get().status().toString().equalsIgnoreCase("delivered"), Duration.ofSeconds(5)));

        assertEquals(MessageStatus.DELIVERED, channel.fetchStatus(sid).get().getStatus());
        assertEquals(Optional.empty(), channel.fetchStatus("SM00000000000000000000000000000000"));
    }

    @Test
    public void aNumberThatCannotBeReachedFailsWithTheCarriersCode() throws Exception {
        String sid = channel.send(new OutboundMessage(uuid(), "+15005553003", null, "Hello", null)).getCarrierId();
        assertTrue(carriers.sandbox().journal().await(journal -> journal.sms(sid).get().errorCode() != null, Duration.ofSeconds(5)));

        CarrierReport report = channel.fetchStatus(sid).get();

        assertEquals(MessageStatus.FAILED, report.getStatus());
        assertEquals(Optional.of("sms.30003"), report.getErrorCode());
    }

    @Test
    public void whatIsMissingIsSaid() {
        for (String name : Arrays.asList(GlobalProperties.TWILIO_ACCOUNT_SID, GlobalProperties.TWILIO_AUTH_TOKEN, GlobalProperties.TWILIO_FROM)) {
            carriers.lead(carriers.settings());
            carriers.settings().set(name, "");
            assertFalse(name, channel.getAvailability().isAvailable());
            CarrierException failure = assertThrows(CarrierException.class, () -> channel.send(message("Hello")));
            assertEquals("the message waits until it is set up", Kind.TRANSIENT, failure.getKind());
        }
    }

    @Test
    public void credentialsAreNeverSentInTheClearOverANetwork() {
        carriers.settings().set(GlobalProperties.TWILIO_API_BASE_URL, "http://api.example.org");

        assertEquals(Optional.of("patientconversations.sms.insecureApiUrl"), channel.getAvailability().getReasonCode());
        assertThrows(CarrierException.class, () -> channel.send(message("Hello")));
    }

    @Test
    public void aTextThatTheCarrierWouldRefuseIsRefusedBeforeItIsStored() {
        char[] text = new char[TwilioChannel.MAX_LENGTH + 1];
        Arrays.fill(text, 'a');

        UnsendableException refusal = assertThrows(UnsendableException.class, () -> channel.check(message(new String(text))));

        assertEquals("text", refusal.getErrors().getFieldError().getField());
        channel.check(message(new String(text, 1, TwilioChannel.MAX_LENGTH)));
    }

    private static OutboundMessage message(String text) {
        return new OutboundMessage(uuid(), PHONE, null, text, null);
    }

    private static String uuid() {
        return UUID.randomUUID().toString();
    }
}
