/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertEquals;

import java.util.Locale;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.PersonAttributeType;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;

public class ChartAddressTypesTest extends ServiceTest {

    private ChartAddressTypes types;

    private FailureWords words;

    @Before
    public void findBeans() {
        types = bean("chartAddressTypes", ChartAddressTypes.class);
        words = bean("failureWords", FailureWords.class);
    }

    private static String property(String name) {
        return Context.getAdministrationService().getGlobalProperty(name);
    }

    private static PersonAttributeType type(String uuid) {
        return Context.getPersonService().getPersonAttributeTypeByUuid(uuid);
    }

    private static void rename(String named, String name) {
        PersonAttributeType type = Context.getPersonService().getPersonAttributeTypeByName(named);
        type.setName(name);
        Context.getPersonService().savePersonAttributeType(type);
    }

    @Test
    public void typesThatAreSetUpAreLeftAlone() {
        String sms = property(GlobalProperties.SMS_ATTRIBUTE_TYPE);
        types.createMissing();
        assertEquals(sms, property(GlobalProperties.SMS_ATTRIBUTE_TYPE));
        assertEquals("E-mail address", property(GlobalProperties.EMAIL_ATTRIBUTE_TYPE));
        assertEquals(null, type(ChartAddressTypes.SMS_TYPE_UUID));
    }

    @Test
    public void aTypeOfThatNameIsUsedInsteadOfASecondOne() {
        String uuid = property(GlobalProperties.SMS_ATTRIBUTE_TYPE);
        set(GlobalProperties.SMS_ATTRIBUTE_TYPE, "");
        types.createMissing();
        assertEquals(uuid, property(GlobalProperties.SMS_ATTRIBUTE_TYPE));
    }

    @Test
    public void missingTypesAreCreatedOnce() {
        rename("Mobile phone number", "Fax");
        rename("E-mail address", "Telex");
        set(GlobalProperties.SMS_ATTRIBUTE_TYPE, "");
        set(GlobalProperties.EMAIL_ATTRIBUTE_TYPE, "none such");
        types.createMissing();
        types.createMissing();
        assertEquals(ChartAddressTypes.SMS_TYPE_UUID, property(GlobalProperties.SMS_ATTRIBUTE_TYPE));
        assertEquals(ChartAddressTypes.EMAIL_TYPE_UUID, property(GlobalProperties.EMAIL_ATTRIBUTE_TYPE));
        assertEquals("Mobile phone number", type(ChartAddressTypes.SMS_TYPE_UUID).getName());
        assertEquals("E-mail address", type(ChartAddressTypes.EMAIL_TYPE_UUID).getName());
    }

    @Test
    public void anErrorCodeIsSaidInPlainWordsInTheReadersLanguage() {
        assertEquals("The number is unknown or no longer in use.", words.of("sms.30005", Locale.ENGLISH));
        assertEquals("Le num\u00E9ro est inconnu ou n\u2019est plus utilis\u00E9.", words.of("sms.30005", Locale.FRENCH));
        assertEquals("The patient has withdrawn consent for this number or address.", words.of("consent.withdrawn", Locale.ENGLISH));
        assertEquals("It could not be sent (code sms.99999).", words.of("sms.99999", Locale.ENGLISH));
    }
}
