/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.util.Arrays;
import java.util.Collections;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalPropertySettings.Source;
import org.openmrs.module.patientconversations.db.GlobalPropertyDao;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;

public class GlobalPropertySettingsTest extends ContextTest {

    private static final String TOKEN = "70ce270ce270ce27";

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
    public void aChangeTakesEffectAtOnce() {
        assertEquals(Optional.empty(), settings.get(GlobalProperties.TWILIO_FROM));

        store(GlobalProperties.TWILIO_FROM, " +15005550006 ");

        assertEquals(Optional.of("+15005550006"), settings.get(GlobalProperties.TWILIO_FROM));
        assertEquals(Source.DATABASE, settings.getSource(GlobalProperties.TWILIO_FROM));
    }

    @Test
    public void whatIsReadWhileASettingChangesIsNotKept() {
        GlobalPropertyDao database = mock(GlobalPropertyDao.class);
        GlobalPropertySettings racing = new GlobalPropertySettings(administration, database, Clock.systemUTC());
        when(database.findByPrefix(any())).thenAnswer(reading -> {
            racing.invalidate();
            return Collections.emptyList();
        }).thenReturn(Collections.singletonList(new GlobalProperty(GlobalProperties.TWILIO_FROM, "+15005550006")));

        assertEquals(Optional.empty(), racing.get(GlobalProperties.TWILIO_FROM));
        assertEquals(Optional.of("+15005550006"), racing.get(GlobalProperties.TWILIO_FROM));
        racing.get(GlobalProperties.TWILIO_FROM);
        verify(database, times(2)).findByPrefix(any());
    }

    @Test
    public void whatIsNotSetHasItsDefault() {
        assertEquals(Optional.of("https://api.twilio.com"), settings.get(GlobalProperties.TWILIO_API_BASE_URL));
        assertEquals(587, settings.getInt(GlobalProperties.SMTP_PORT, 1));
        store(GlobalProperties.SMTP_PORT, "");
        assertEquals(587, settings.getInt(GlobalProperties.SMTP_PORT, 1));
        assertEquals(Source.DEFAULT, settings.getSource(GlobalProperties.SMTP_PORT));
    }

    @Test
    public void theRuntimePropertiesWin() {
        store(GlobalProperties.SMTP_HOST, "in.the.database");
        Properties changed = Context.getRuntimeProperties();
        changed.setProperty(GlobalProperties.SMTP_HOST, "in.the.file");
        Context.setRuntimeProperties(changed);
        settings.invalidate();

        assertEquals(Optional.of("in.the.file"), settings.get(GlobalProperties.SMTP_HOST));
        assertEquals(Source.RUNTIME, settings.getSource(GlobalProperties.SMTP_HOST));
    }

    @Test
    public void aSecretIsEncryptedInTheDatabase() {
        settings.save(SettingDefinition.of(GlobalProperties.TWILIO_AUTH_TOKEN).get(), TOKEN);

        String stored = administration.getGlobalProperty(GlobalProperties.TWILIO_AUTH_TOKEN);
        assertTrue(stored, stored.startsWith("encrypted:"));
        assertFalse(stored, stored.contains(TOKEN));
        assertEquals(Optional.of(TOKEN), settings.getSecret(GlobalProperties.TWILIO_AUTH_TOKEN));
    }

    @Test
    public void theSameSecretIsNeverEncryptedAlike() {
        assertFalse(Secrets.encrypt(TOKEN).equals(Secrets.encrypt(TOKEN)));
    }

    @Test
    public void aSecretThatWasTypedInPlainTextWorksAndIsEncryptedAtTheStart() {
        store(GlobalProperties.SMTP_PASSWORD, "typed by hand");
        assertEquals(Optional.of("typed by hand"), settings.getSecret(GlobalProperties.SMTP_PASSWORD));

        settings.encryptPlainSecrets();

        assertTrue(administration.getGlobalProperty(GlobalProperties.SMTP_PASSWORD).startsWith("encrypted:"));
        assertEquals(Optional.of("typed by hand"), settings.getSecret(GlobalProperties.SMTP_PASSWORD));
        String once = administration.getGlobalProperty(GlobalProperties.SMTP_PASSWORD);
        settings.encryptPlainSecrets();
        assertEquals("and only once", once, administration.getGlobalProperty(GlobalProperties.SMTP_PASSWORD));
    }

    @Test
    public void aSecretOfAnotherKeyCountsAsNotSet() {
        store(GlobalProperties.SMTP_PASSWORD, "encrypted:AAAAAAAAAAAAAAAAAAAAAA==:AAAAAAAAAAAAAAAAAAAAAA==");

        assertEquals(Optional.empty(), settings.getSecret(GlobalProperties.SMTP_PASSWORD));
    }

    @Test
    public void aSecretIsNoSettingLikeOthers() {
        assertThrows(IllegalArgumentException.class, () -> settings.get(GlobalProperties.SMTP_PASSWORD));
        assertThrows(IllegalArgumentException.class, () -> settings.getSecret(GlobalProperties.SMTP_HOST));
        assertThrows(IllegalArgumentException.class, () -> settings.get("patientconversations.noSuchThing"));
    }

    @Test
    public void wordsAreReadInUpperCase() {
        store(GlobalProperties.OPT_OUT_WORDS, "stop, arr\u00EAt ,,");

        assertEquals(Arrays.asList("STOP", "ARR\u00CAT"), settings.getWords(GlobalProperties.OPT_OUT_WORDS));
    }

    @Test
    public void aNumberThatIsNoneNamesItsSetting() {
        store(GlobalProperties.SMTP_PORT, "many");

        assertTrue(assertThrows(IllegalStateException.class, () -> settings.getInt(GlobalProperties.SMTP_PORT, 1)).getMessage().contains(GlobalProperties.SMTP_PORT));
    }

    @Test
    public void settingsAreReadableWhoeverIsLoggedIn() throws Exception {
        Context.logout();
        settings.invalidate();
        assertEquals(587, settings.getInt(GlobalProperties.SMTP_PORT, 1));
        authenticate();
    }

    @Test
    public void aSecretIsKnownToTheModuleWhoeverItWorksFor() throws Exception {
        settings.save(SettingDefinition.of(GlobalProperties.TWILIO_AUTH_TOKEN).get(), TOKEN);
        GlobalProperty property = administration.getGlobalPropertyObject(GlobalProperties.TWILIO_AUTH_TOKEN);
        property.setViewPrivilege(Context.getUserService().savePrivilege(new Privilege("See the token", "As config.xml declares it")));
        administration.saveGlobalProperty(property);
        Context.logout();
        settings.invalidate();

        assertEquals(Optional.of(TOKEN), settings.getSecret(GlobalProperties.TWILIO_AUTH_TOKEN));
        authenticate();
    }

    @Test
    public void settingsAreReadableInAThreadWithoutASession() throws Exception {
        settings.invalidate();
        AtomicReference<Object> read = new AtomicReference<>();
        Thread thread = new Thread(() -> {
            try {
                read.set(settings.getInt(GlobalProperties.SMTP_PORT, 1));
            } catch (RuntimeException e) {
                read.set(e);
            }
        });
        thread.start();
        thread.join();

        assertEquals(587, read.get());
    }

    private void store(String name, String value) {
        GlobalProperty property = administration.getGlobalPropertyObject(name);
        if (property == null) {
            property = new GlobalProperty(name, value);
        }
        property.setPropertyValue(value);
        administration.saveGlobalProperty(property);
    }
}
