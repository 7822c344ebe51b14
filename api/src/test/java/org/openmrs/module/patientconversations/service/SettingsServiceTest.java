/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.GlobalPropertySettings.Source;
import org.openmrs.module.patientconversations.channel.Carriers;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.openmrs.module.patientconversations.support.RuntimeSettings;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

public class SettingsServiceTest extends ContextTest {

    @Rule
    public final Carriers carriers = new Carriers();

    @Autowired
    private SettingsService service;

    @Autowired
    @Qualifier("patientconversations.globalPropertySettings")
    private GlobalPropertySettings settings;

    @Autowired
    private AdministrationService administration;

    private Properties runtime;

    @Before
    public void listen() {
        runtime = Context.getRuntimeProperties();
        settings.listen();
    }

    @After
    public void stopListening() {
        Context.setRuntimeProperties(runtime);
        settings.stopListening();
    }

    @Test
    public void whatIsSavedIsInForceAndSecretsAreNotShown() {
        save("twilio.from", "+1 500 555 0006", "twilio.authToken", "secret", "publicBaseUrl", "https://emr.example.org/openmrs/", "defaultCountry", "rw");

        assertEquals(Optional.of("+15005550006"), state("twilio.from").getValue());
        assertEquals(Source.DATABASE, state("twilio.from").getSource());
        assertEquals(Optional.of("https://emr.example.org/openmrs"), state("publicBaseUrl").getValue());
        assertEquals(Optional.of("RW"), state("defaultCountry").getValue());
        assertTrue(state("twilio.authToken").isSecret());
        assertTrue(state("twilio.authToken").isSet());
        assertEquals(Optional.empty(), state("twilio.authToken").getValue());
        assertFalse(administration.getGlobalProperty(GlobalProperties.TWILIO_AUTH_TOKEN).contains("secret"));
    }

    @Test
    public void aSecretThatIsLeftOutOrNullStaysAndABlankOneGoes() {
        save("twilio.authToken", "secret");
        save("twilio.from", "+15005550006");
        service.saveSettings(Collections.singletonMap("twilio.authToken", null));
        assertTrue(state("twilio.authToken").isSet());

        save("twilio.authToken", "");

        assertFalse(state("twilio.authToken").isSet());
    }

    @Test
    public void whatMakesNoSenseIsRefusedWithItsFieldAndNothingIsSaved() {
        String[][] wrong = { { "noSuchThing", "x", "settings.unknown" }, { "defaultCountry", "Rwanda", "settings.country" },
                { "publicBaseUrl", "emr.example.org", "settings.url" }, { "publicBaseUrl", "ftp://emr.example.org", "settings.url" },
                { "publicBaseUrl", "https://emr.example.org/?a=b", "settings.url" }, { "twilio.apiBaseUrl", "http://api.example.org", "settings.carrierUrl" },
                { "twilio.from", "0788123456", "settings.number" }, { "smtp.from", "clinic", "settings.email" }, { "smtp.host", "a b", "settings.host" },
                { "smtp.port", "65536", "settings.integer" }, { "smtp.port", "x", "settings.integer" }, { "delivery.threads", "0", "settings.integer" },
                { "twilio.accountSid", "AC12", "settings.accountSid" }, { "twilio.messagingServiceSid", "AC0123456789abcdef0123456789abcdef",
                        "settings.messagingServiceSid" }, { "smtp.security", "SSL", "settings.mailSecurity" } };
        for (String[] one : wrong) {
            Refusal refusal = assertThrows(one[0] + "=" + one[1], Refusal.class, () -> save("practiceName", "Changed", one[0], one[1]));
            assertEquals(one[0], refusal.getErrors().getFieldError().getField());
            assertEquals(one[2], refusal.getErrors().getFieldError().getCode());
        }
        assertEquals(Optional.empty(), state("practiceName").getValue());
    }

    @Test
    public void severalErrorsAreSaidAtOnce() {
        Refusal refusal = assertThrows(Refusal.class, () -> save("smtp.port", "x", "smtp.from", "y"));

        assertEquals(2, refusal.getErrors().getFieldErrorCount());
    }

    @Test
    public void whatTheRuntimePropertiesSayIsNotChangedHere() {
        Properties changed = Context.getRuntimeProperties();
        changed.setProperty(GlobalProperties.SMTP_HOST, "mail.example.org");
        Context.setRuntimeProperties(changed);
        settings.invalidate();

        assertEquals("settings.runtime", assertThrows(Refusal.class, () -> save("smtp.host", "other.example.org")).getCode());
        assertEquals(Source.RUNTIME, state("smtp.host").getSource());
        save("smtp.host", "mail.example.org");
    }

    @Test
    public void aTestMessageArrivesAndIsStoredNowhere() {
        setUpSandbox();

        TestMessageResult result = service.sendTestMessage("sms", "+250 788 123 456");

        assertTrue(result.getWords(), result.isOk());
        assertEquals(carriers.sandbox().journal().sms().get(0).sid(), result.getCarrierId().get());
        assertEquals("+250788123456", carriers.sandbox().journal().sms().get(0).to());
        assertEquals(0, service.getQueueState().getQueued());
    }

    @Test
    public void aTestMailArrives() {
        setUpSandbox();

        assertTrue(service.sendTestMessage("email", "admin@example.org").isOk());

        assertEquals("admin@example.org", carriers.sandbox().journal().mails().get(0).to());
    }

    @Test
    public void aTestMessageThatFailsHasTheCarriersOwnWords() {
        setUpSandbox().set(GlobalProperties.TWILIO_AUTH_TOKEN, "wrong");

        TestMessageResult result = service.sendTestMessage("sms", "+250788123456");

        assertFalse(result.isOk());
        assertEquals("sms.20003", result.getCode());
        assertTrue(result.getCarrierWords().isPresent());
        assertFalse("there is a sentence for it", result.getWords().equals(result.getCode()));
    }

    @Test
    public void whatIsMissingForATestMessageIsSaid() {
        TestMessageResult result = service.sendTestMessage("sms", "+250788123456");

        assertFalse(result.isOk());
        assertEquals("patientconversations.sms.noAccount", result.getCode());
        assertEquals("to", assertThrows(Refusal.class, () -> service.sendTestMessage("sms", "nonsense")).getErrors().getFieldError().getField());
        assertEquals("channel", assertThrows(Refusal.class, () -> service.sendTestMessage("fax", "1")).getErrors().getFieldError().getField());
    }

    @Test
    public void theQueueOfNothingIsEmpty() {
        QueueState state = service.getQueueState();

        assertEquals(0, state.getQueued());
        assertEquals(Optional.empty(), state.getOldestQueued());
        assertEquals(0, state.getFailedLastDay());
        assertTrue(state.getChannels().containsKey("sms") && state.getChannels().containsKey("email"));
        assertFalse(state.getChannels().get("sms").isAvailable());
    }

    @Test
    public void noneOfItIsForEverybody() {
        Context.logout();
        try {
            assertThrows(APIAuthenticationException.class, () -> service.getSettings());
            assertThrows(APIAuthenticationException.class, () -> save("practiceName", "Mine"));
            assertThrows(APIAuthenticationException.class, () -> service.sendTestMessage("sms", "+250788123456"));
            assertThrows(APIAuthenticationException.class, () -> service.getQueueState());
        } finally {
            authenticate();
        }
        assertNull(administration.getGlobalProperty(GlobalProperties.PRACTICE_NAME));
    }

    /** In the runtime properties: a test message is sent outside of the test's transaction, and would not see what is saved within it. */
    private RuntimeSettings setUpSandbox() {
        RuntimeSettings inForce = new RuntimeSettings(settings);
        carriers.lead(inForce);
        return inForce;
    }

    private void save(String... namesAndValues) {
        Map<String, String> changes = new HashMap<>();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            changes.put(namesAndValues[i], namesAndValues[i + 1]);
        }
        service.saveSettings(changes);
    }

    private SettingState state(String name) {
        return service.getSettings().stream().filter(setting -> setting.getName().equals(name)).findFirst().get();
    }
}
