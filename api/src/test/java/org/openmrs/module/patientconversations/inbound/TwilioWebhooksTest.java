/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.hibernate.exception.LockAcquisitionException;
import org.junit.Before;
import org.junit.Test;
import org.mockito.ArgumentCaptor;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.MapSettings;
import org.openmrs.module.patientconversations.service.MovableClock;
import org.openmrs.module.patientconversations.service.RejectedWebhooks;
import org.openmrs.module.patientconversations.support.CapturedLog;

public class TwilioWebhooksTest {

    private static final String BASE = "https://emr.example.org/openmrs";

    private static final String SMS_URL = BASE + "/ws/patientconversations/twilio/sms";

    private static final String STATUS_URL = BASE + "/ws/patientconversations/twilio/status";

    private static final String ACCOUNT = "AC0123456789abcdef0123456789abcdef";

    private static final String TOKEN = "a-secret-token";

    private static final String NUMBER = "+250788123456";

    private static final String TEXT = "I feel worse <today> & so on \uD83D\uDE1F";

    private static final String REMOTE = "203.0.113.7";

    private final MapSettings settings = new MapSettings();

    private final MovableClock clock = new MovableClock();

    private final CarrierService carrierService = mock(CarrierService.class);

    private final RejectedWebhooks rejected = new RejectedWebhooks();

    private final DirectDaemon daemon = new DirectDaemon();

    private final TwilioWebhooks webhooks = new TwilioWebhooks(new TwilioGate(settings, daemon, rejected, clock), settings, carrierService,
            mock(AttachmentService.class), clock);

    @Before
    public void setUp() {
        settings.set(GlobalProperties.PUBLIC_BASE_URL, BASE);
        settings.set(GlobalProperties.TWILIO_AUTH_TOKEN, TOKEN);
        settings.set(GlobalProperties.TWILIO_ACCOUNT_SID, ACCOUNT);
        when(carrierService.receiveMessage(any())).thenReturn(Optional.empty());
    }

    @Test
    public void whatAPatientSentIsFiledAsItCame() {
        WebhookAnswer answer = webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE);

        assertEquals(200, answer.getStatus());
        assertEquals("<?xml version=\"1.0\" encoding=\"UTF-8\"?><Response/>", answer.getBody());
        InboundMessage filed = filed();
        assertEquals("sms", filed.getChannel());
        assertEquals(NUMBER, filed.getFrom());
        assertEquals("+15005550006", filed.getTo());
        assertEquals(TEXT, filed.getText());
        assertEquals("SM1", filed.getCarrierId());
    }

    @Test
    public void whatAnotherTransactionWasInTheWayOfIsFiledALittleLater() {
        when(carrierService.receiveMessage(any())).thenThrow(new LockAcquisitionException("deadlock", null)).thenThrow(new LockAcquisitionException("deadlock", null))
            .thenReturn(Optional.empty());
        assertEquals(200, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
        verify(carrierService, times(3)).receiveMessage(any());
    }

    @Test
    public void anAnswerIsEscaped() {
        when(carrierService.receiveMessage(any())).thenReturn(Optional.of("Call <us> & \"them\"\u0000 \uD83D\uDE00"));

        String body = webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getBody();

        assertTrue(body, body.endsWith("<Response><Message>Call &lt;us&gt; &amp; \"them\" \uD83D\uDE00</Message></Response>"));
    }

    @Test
    public void picturesAreFetchedLaterFromTheCarrierAndFromNowhereElse() {
        Map<String, String[]> picture = sms();
        String path = "/2010-04-01/Accounts/AC00000000000000000000000000000001/Messages/MM00000000000000000000000000000001/Media/ME00000000000000000000000000000001";
        picture.put("Body", new String[] { "" });
        picture.put("NumMedia", new String[] { "2" });
        picture.put("MediaUrl0", new String[] { "https://evil.example.org" + path });
        picture.put("MediaContentType0", new String[] { "image/jpeg" });
        picture.put("MediaUrl1", new String[] { "http://169.254.169.254/latest/meta-data" });

        webhooks.handleSms(picture, null, sign(SMS_URL, picture), REMOTE);

        assertEquals("", filed().getText());
        assertEquals(1, filed().getFiles().size());
        assertEquals(Optional.of(path), filed().getFiles().get(0).getSource());
        assertEquals("image-1", filed().getFiles().get(0).getName());
    }

    @Test
    public void anIdThatCannotBeKeptIsRefused() {
        Map<String, String[]> form = sms();
        form.put("MessageSid", new String[] { String.join("", Collections.nCopies(65, "S")) });

        assertEquals(400, webhooks.handleSms(form, null, sign(SMS_URL, form), REMOTE).getStatus());

        verifyNoInteractions(carrierService);
    }

    @Test
    public void aWrongOrMissingSignatureIsForbiddenAndCountedAndNothingIsStored() {
        for (String signature : Arrays.asList(null, "", "x", sign(SMS_URL + "/", sms()), sign(STATUS_URL, sms()))) {
            assertEquals(403, webhooks.handleSms(sms(), null, signature, REMOTE).getStatus());
            assertEquals(403, webhooks.handleStatus(status("delivered", null), null, signature, REMOTE).getStatus());
        }

        verifyNoInteractions(carrierService);
        assertEquals(10, rejected.getCount());
    }

    @Test
    public void aChangedTextIsForbidden() {
        String signature = sign(SMS_URL, sms());
        Map<String, String[]> changed = sms();
        changed.put("Body", new String[] { "I feel fine" });

        assertEquals(403, webhooks.handleSms(changed, null, signature, REMOTE).getStatus());
    }

    /** The signature is over the address that Twilio calls, whatever the proxy makes of it. */
    @Test
    public void theSettingsAddressCountsAndNoOther() {
        String inside = "http://10.0.0.5:8080/openmrs/ws/patientconversations/twilio/sms";
        assertEquals(403, webhooks.handleSms(sms(), null, sign(inside, sms()), REMOTE).getStatus());
        assertEquals(403, webhooks.handleSms(sms(), null, sign(SMS_URL.replace("https", "http"), sms()), REMOTE).getStatus());

        settings.set(GlobalProperties.PUBLIC_BASE_URL, BASE + "/");
        assertEquals("a slash at its end does not count", 200, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
    }

    @Test
    public void withoutAPublicAddressOrTokenEverythingIsRefusedAndTheLogSaysWhatToSet() {
        settings.set(GlobalProperties.PUBLIC_BASE_URL, "");
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations")) {
            assertEquals(403, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
            assertTrue(log.text(), log.text().contains(GlobalProperties.PUBLIC_BASE_URL));
            settings.set(GlobalProperties.PUBLIC_BASE_URL, BASE);
            settings.set(GlobalProperties.TWILIO_AUTH_TOKEN, "");
            assertEquals(403, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
            assertTrue(log.text(), log.text().contains(GlobalProperties.TWILIO_AUTH_TOKEN));
        }
    }

    @Test
    public void anotherAccountIsRefused() {
        Map<String, String[]> other = sms();
        other.put("AccountSid", new String[] { "ACffffffffffffffffffffffffffffffff" });

        assertEquals(403, webhooks.handleSms(other, null, sign(SMS_URL, other), REMOTE).getStatus());
    }

    @Test
    public void aMessagingServiceMayOwnTheNumber() {
        Map<String, String[]> service = sms();
        service.put("MessagingServiceSid", new String[] { "MG0123456789abcdef0123456789abcdef" });
        service.put("To", new String[] { "+15550001111" });

        assertEquals(200, webhooks.handleSms(service, null, sign(SMS_URL, service), REMOTE).getStatus());
    }

    @Test
    public void aReportIsOfTheMessageThatTheQueryNames() {
        String query = "message=the-uuid";
        Map<String, String[]> form = status("delivered", null);
        Map<String, String[]> asTheContainerHasIt = new HashMap<>(form);
        asTheContainerHasIt.put("message", new String[] { "the-uuid" });

        WebhookAnswer answer = webhooks.handleStatus(asTheContainerHasIt, query, sign(STATUS_URL + "?" + query, form), REMOTE);

        assertEquals(204, answer.getStatus());
        ArgumentCaptor<CarrierReport> report = ArgumentCaptor.forClass(CarrierReport.class);
        verify(carrierService).recordReport(eq("the-uuid"), report.capture());
        assertEquals(MessageStatus.DELIVERED, report.getValue().getStatus());
        assertEquals("SM1", report.getValue().getCarrierId());
    }

    @Test
    public void aParameterOfTheQueryIsNoneOfTheForm() {
        String query = "Body=in+the+query%21&x=1&x=2";
        Map<String, String[]> form = sms();
        Map<String, String[]> asTheContainerHasIt = sms();
        asTheContainerHasIt.put("Body", new String[] { "in the query!", TEXT });
        asTheContainerHasIt.put("x", new String[] { "1", "2" });

        assertEquals(200, webhooks.handleSms(asTheContainerHasIt, query, sign(SMS_URL + "?" + query, form), REMOTE).getStatus());
        assertEquals(TEXT, filed().getText());
    }

    @Test
    public void aReportWithoutAMessageIsFoundByTheCarriersId() {
        when(carrierService.findMessageUuid("sms", "SM1")).thenReturn(Optional.of("found"));
        Map<String, String[]> form = status("undelivered", "30003");

        webhooks.handleStatus(form, null, sign(STATUS_URL, form), REMOTE);

        ArgumentCaptor<CarrierReport> report = ArgumentCaptor.forClass(CarrierReport.class);
        verify(carrierService).recordReport(eq("found"), report.capture());
        assertEquals(Optional.of("sms.30003"), report.getValue().getErrorCode());
    }

    @Test
    public void aStatusThatIsNotKnownChangesNothing() {
        Map<String, String[]> form = status("teleported", null);

        assertEquals(204, webhooks.handleStatus(form, null, sign(STATUS_URL, form), REMOTE).getStatus());
        verify(carrierService, never()).recordReport(any(), any());
    }

    @Test
    public void tooManyRejectionsOfOneAddressAreSaidToBeTooManyButWhatIsSignedIsRead() {
        settings.set(GlobalProperties.WEBHOOK_MAX_PER_MINUTE, "3");
        for (int i = 0; i < 3; i++) {
            assertEquals(403, webhooks.handleSms(sms(), null, "x", REMOTE).getStatus());
        }

        assertEquals(429, webhooks.handleSms(sms(), null, "x", REMOTE).getStatus());
        assertEquals("another address", 403, webhooks.handleSms(sms(), null, "x", "198.51.100.9").getStatus());
        assertEquals("signed", 200, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
        clock.advance(Duration.ofMinutes(1));
        assertEquals("a minute later", 403, webhooks.handleSms(sms(), null, "x", REMOTE).getStatus());
    }

    @Test
    public void beforeTheModuleIsStartedTheCarrierIsToldToComeAgain() {
        daemon.ready = false;

        assertEquals(503, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
    }

    @Test
    public void neitherTextsNorNumbersNorTokensAreLogged() {
        when(carrierService.receiveMessage(any())).thenThrow(new IllegalStateException("Value too long: " + TEXT + " of " + NUMBER));
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations")) {
            assertEquals(500, webhooks.handleSms(sms(), null, sign(SMS_URL, sms()), REMOTE).getStatus());
            webhooks.handleSms(sms(), null, "wrong", REMOTE);

            assertFalse("something was logged", log.text().isEmpty());
            for (String secret : Arrays.asList("worse", "788123456", TOKEN, sign(SMS_URL, sms()))) {
                assertFalse(secret, log.text().contains(secret));
            }
        }
    }

    private InboundMessage filed() {
        ArgumentCaptor<InboundMessage> filed = ArgumentCaptor.forClass(InboundMessage.class);
        verify(carrierService).receiveMessage(filed.capture());
        return filed.getValue();
    }

    private static Map<String, String[]> sms() {
        Map<String, String[]> form = new HashMap<>();
        form.put("MessageSid", new String[] { "SM1" });
        form.put("AccountSid", new String[] { ACCOUNT });
        form.put("From", new String[] { NUMBER });
        form.put("To", new String[] { "+15005550006" });
        form.put("Body", new String[] { TEXT });
        form.put("NumMedia", new String[] { "0" });
        return form;
    }

    private static Map<String, String[]> status(String status, String errorCode) {
        Map<String, String[]> form = new HashMap<>();
        form.put("MessageSid", new String[] { "SM1" });
        form.put("AccountSid", new String[] { ACCOUNT });
        form.put("MessageStatus", new String[] { status });
        if (errorCode != null) {
            form.put("ErrorCode", new String[] { errorCode });
        }
        return form;
    }

    /** As Twilio's documentation tells it, apart from the code under test. */
    private static String sign(String url, Map<String, String[]> form) {
        StringBuilder signed = new StringBuilder(url);
        new TreeMap<>(form).forEach((name, values) -> signed.append(name).append(values[0]));
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(TOKEN.getBytes(StandardCharsets.UTF_8), "HmacSHA1"));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (java.security.GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }

    private static final class DirectDaemon extends DaemonAccess {

        private boolean ready = true;

        @Override
        public boolean isReady() {
            return ready;
        }

        @Override
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }
    }
}
