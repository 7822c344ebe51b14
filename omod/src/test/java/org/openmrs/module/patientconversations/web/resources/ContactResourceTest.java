/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class ContactResourceTest extends RestTest {

    @Test
    public void listsAddressesWithTheirConsent() throws Exception {
        start();
        Answer contacts = get("conversationcontact?patient=" + PATIENT).hasStatus(200);
        assertThat(contacts.<List<?>> get("results")).hasSize(1);
        contacts.check("results.0.value").isEqualTo(NUMBER);
        contacts.check("results.0.display").isEqualTo("+250 788 123 456");
        contacts.check("results.0.shared").isEqualTo(false);
        contacts.check("results.0.consent.status").isEqualTo("GRANTED");
    }

    @Test
    public void saysOfATypedAddressWhatItIs() throws Exception {
        Answer checked = check("sms", "%2B250%20788%20123%20456");
        assertThat(checked.<List<?>> get("results")).hasSize(1);
        checked.check("results.0.valid").isEqualTo(true);
        checked.check("results.0.error").isNull();
        checked.check("results.0.value").isEqualTo(NUMBER);
        checked.check("results.0.onChart").isEqualTo(false);
        checked.check("results.0.consent.status").isEqualTo("UNKNOWN");
        start();
        check("sms", "%2B250788123456").check("results.0.consent.status").isEqualTo("GRANTED");
    }

    @Test
    public void saysOfAWrongAddressWhy() throws Exception {
        Answer checked = check("email", "jane@");
        checked.check("results.0.valid").isEqualTo(false);
        checked.check("results.0.value").isEqualTo("jane@");
        checked.check("results.0.error.code").isEqualTo("contact.email.invalid");
        checked.check("results.0.error.message").asString().contains(" ");
        check("sms", "").check("results.0.valid").isEqualTo(false);
    }

    @Test
    public void refusesWhatNobodyCanAnswer() throws Exception {
        get("conversationcontact").refusesField("patient", "field.required");
        get("conversationcontact?patient=no-such-patient").refuses(404);
        get("conversationcontact?patient=" + PATIENT + "&system=fax&value=1").refusesField("system", "field.choice");
        get("conversationcontact?patient=" + PATIENT + "&value=1").refusesField("system", "field.required");
        post("conversationcontact", "{}").refuses(405);
        get("conversationcontact/any").refuses(404);
        anonymously(() -> get("conversationcontact?patient=" + PATIENT)).refuses(401);
    }

    private Answer check(String system, String typed) throws Exception {
        return get("conversationcontact?patient=" + PATIENT + "&system=" + system + "&value=" + typed).hasStatus(200);
    }
}
