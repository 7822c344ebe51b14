/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Test;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class SavedMessageResourceTest extends RestTest {

    @Test
    public void addsFillsChangesAndRemoves() throws Exception {
        String uuid = post("conversationsavedmessage", "{'name': 'Call us', 'language': 'en', 'text': 'Dear {{patient.givenName}} of {{practice.name}}'}")
                .hasStatus(201).get("uuid");
        Answer listed = get("conversationsavedmessage?patient=" + PATIENT + "&language=en").hasStatus(200);
        listed.check("results.0.name").isEqualTo("Call us");
        listed.check("results.0.shared").isEqualTo(false);
        listed.check("results.0.text").isEqualTo("Dear {{patient.givenName}} of {{practice.name}}");
        listed.check("results.0.filled.text").isEqualTo("Dear Horatio of Clinic <One>");
        assertThat(listed.<List<?>> get("results.0.filled.missing")).isEmpty();
        post("conversationsavedmessage/" + uuid, "{'text': 'Hello'}").hasStatus(200).check("name").isEqualTo("Call us");
        get("conversationsavedmessage/" + uuid).hasStatus(200).check("text").isEqualTo("Hello");
        post("conversationsavedmessage/" + uuid, "{'voided': true}").hasStatus(200);
        get("conversationsavedmessage/" + uuid).refuses(404);
    }

    @Test
    public void refusesWhatCannotBeFilled() throws Exception {
        post("conversationsavedmessage", "{'name': 'Call us', 'text': '{{shoe.size}}'}").refusesField("text", "placeholder.unknown");
        post("conversationsavedmessage", "{'text': 7}").refusesField("name", "field.required");
        get("patientconversations/placeholders").hasStatus(200).check("results.0").isEqualTo("patient.givenName");
    }

    @Test
    public void sharedOnesAreForAdministrators() throws Exception {
        String[] sender = { "Get Patients", Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES };
        as(() -> post("conversationsavedmessage", "{'name': 'Ours', 'text': 'Hello', 'shared': true}"), sender).refuses(403);
        post("conversationsavedmessage", "{'name': 'Ours', 'text': 'Hello', 'shared': true}").hasStatus(201).check("shared").isEqualTo(true);
        as(() -> get("conversationsavedmessage"), sender).hasStatus(200).check("results.0.name").isEqualTo("Ours");
        as(() -> get("conversationsavedmessage"), "Get Patients").refuses(403);
    }
}
