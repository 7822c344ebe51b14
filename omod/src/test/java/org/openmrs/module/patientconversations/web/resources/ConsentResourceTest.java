/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.util.PrivilegeConstants;

public class ConsentResourceTest extends RestTest {

    private static final String GRANT = "{'patient': '" + PATIENT + "', 'system': 'sms', 'value': '+250 788 123 456', "
            + "'status': 'GRANTED', 'method': 'WRITTEN', 'note': 'form <7> & co'}";

    @Test
    public void addsAnEntryInTheUsersName() throws Exception {
        Answer entry = post("conversationconsent", GRANT).hasStatus(201);
        entry.check("patient.uuid").isEqualTo(PATIENT);
        entry.check("system").isEqualTo("sms");
        entry.check("value").isEqualTo(NUMBER);
        entry.check("status").isEqualTo("GRANTED");
        entry.check("method").isEqualTo("WRITTEN");
        entry.check("note").isEqualTo("form <7> & co");
        entry.check("wordingVersion").isEqualTo("1");
        entry.check("recordedBy.display").asString().isNotEmpty();
        entry.check("date").asString().isNotEmpty();
        get("conversationconsent/" + entry.get("uuid")).hasStatus(200).check("status").isEqualTo("GRANTED");
    }

    @Test
    public void listsTheLedgerNewestFirst() throws Exception {
        post("conversationconsent", GRANT).hasStatus(201);
        post("conversationconsent", GRANT.replace("GRANTED", "WITHDRAWN")).hasStatus(201);
        Answer ledger = get("conversationconsent?patient=" + PATIENT + "&limit=100").hasStatus(200);
        assertThat(ledger.<List<?>> get("results")).hasSize(2);
        ledger.check("results.0.status").isEqualTo("WITHDRAWN");
        ledger.check("results.1.status").isEqualTo("GRANTED");
        Answer page = get("conversationconsent?patient=" + PATIENT + "&limit=1").hasStatus(200);
        assertThat(page.<List<?>> get("results")).hasSize(1);
        page.check("links.0.rel").isEqualTo("next");
    }

    @Test
    public void namesEveryFieldThatIsWrong() throws Exception {
        post("conversationconsent", "{}").refusesField("patient", "field.required").refusesField("system", "field.required")
                .refusesField("value", "field.required").refusesField("status", "field.required")
                .refusesField("method", "field.required");
        post("conversationconsent", GRANT.replace("+250 788 123 456", "abc")).refusesField("value", "contact.phone.invalid");
        post("conversationconsent", GRANT.replace("GRANTED", "UNKNOWN")).refusesField("status", "consent.statusRequired");
        get("conversationconsent").refusesField("patient", "field.required");
        get("conversationconsent?patient=no-such-patient").refuses(404);
        get("conversationconsent/no-such-entry").refuses(404);
    }

    @Test
    public void anEntryIsNeverChanged() throws Exception {
        String uuid = post("conversationconsent", GRANT).get("uuid");
        post("conversationconsent/" + uuid, "{'status': 'WITHDRAWN'}").refuses(405);
    }

    @Test
    public void addingTakesAPrivilegeOfItsOwn() throws Exception {
        as(() -> post("conversationconsent", GRANT), PrivilegeConstants.GET_PATIENTS, Privileges.GET_CONVERSATIONS,
            Privileges.SEND_MESSAGES).refuses(403);
        anonymously(() -> get("conversationconsent?patient=" + PATIENT)).refuses(401);
    }
}
