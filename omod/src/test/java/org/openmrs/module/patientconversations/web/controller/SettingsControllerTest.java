/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class SettingsControllerTest extends RestTest {

    private static final String SETTINGS = "patientconversations/settings";

    @Test
    public void showsSettingsButNoSecret() throws Exception {
        Answer answer = get(SETTINGS).hasStatus(200);
        assertThat(setting(answer, "twilio.from")).containsEntry("value", "+15005550006").containsEntry("secret", false)
                .containsEntry("isSet", true).containsEntry("source", "database");
        assertThat(setting(answer, "twilio.authToken")).containsEntry("value", null).containsEntry("secret", true)
                .containsEntry("isSet", true);
        assertThat(setting(answer, "smtp.port")).containsEntry("value", "587").containsEntry("source", "default");
        assertThat(answer.getText()).doesNotContain("not-a-real-token");
    }

    @Test
    public void changesWhatIsNamedAndNothingElse() throws Exception {
        Map<String, Object> changes = new HashMap<>();
        changes.put("practiceName", "Clinic \"Two\" & <sons>");
        changes.put("smtp.password", "p<a&s>s");
        changes.put("twilio.authToken", null);
        Answer answer = post(SETTINGS, changes).hasStatus(200);
        assertThat(setting(answer, "practiceName")).containsEntry("value", "Clinic \"Two\" & <sons>");
        assertThat(setting(answer, "smtp.password")).containsEntry("isSet", true).containsEntry("value", null);
        assertThat(setting(answer, "twilio.authToken")).containsEntry("isSet", true);
        assertThat(setting(answer, "twilio.from")).containsEntry("value", "+15005550006");
        assertThat(answer.getText()).doesNotContain("p<a&s>s");
    }

    @Test
    public void namesWhatIsWrong() throws Exception {
        post(SETTINGS, Collections.singletonMap("twilio.from", "abc")).refusesField("twilio.from", "settings.number");
        post(SETTINGS, Collections.singletonMap("twilio.colour", "red")).refusesField("twilio.colour", "settings.unknown");
        post(SETTINGS, Collections.singletonMap("smtp.port", 25)).refusesField("smtp.port", "field.type");
    }

    @Test
    public void isForAdministratorsOnly() throws Exception {
        anonymously(() -> get(SETTINGS)).refuses(401);
        as(() -> get(SETTINGS), Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES).refuses(403);
        as(() -> post(SETTINGS, "{}"), Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES).refuses(403);
        as(() -> get(SETTINGS), Privileges.MANAGE_SETTINGS).hasStatus(200);
    }

    @Test
    public void showsHowDeliveryStands() throws Exception {
        post("conversation/" + start() + "/message", "{'channel': 'sms', 'text': 'Hello'}").hasStatus(201);
        Answer queue = get("patientconversations/queue").hasStatus(200);
        queue.check("queued").isEqualTo(1);
        queue.check("sending").isEqualTo(0);
        queue.check("oldestQueuedSeconds").isInstanceOf(Integer.class);
        queue.check("failedLast24Hours").isEqualTo(0);
        queue.check("rejectedWebhooks").isInstanceOf(Integer.class);
        assertThat(queue.<List<?>> get("channels")).as("SMS, e-mail and the mailbox").hasSize(3);
        as(() -> get("patientconversations/queue"), Privileges.GET_CONVERSATIONS).refuses(403);
    }

    @Test
    public void saysWhyATestMessageWasNotSent() throws Exception {
        Answer result = post("patientconversations/testmessage", "{'channel': 'email', 'to': 'jane@example.org'}").hasStatus(200);
        result.check("ok").isEqualTo(false);
        result.check("message").asString().contains(" ");
        post("patientconversations/testmessage", "{}").refusesField("channel", "field.required").refusesField("to", "field.required");
        post("patientconversations/testmessage", "{'channel': 'sms', 'to': 'abc'}").refusesField("to", "contact.phone.invalid");
        as(() -> post("patientconversations/testmessage", "{'channel': 'sms', 'to': '" + NUMBER + "'}"), Privileges.SEND_MESSAGES)
                .refuses(403);
    }

    private static Map<String, Object> setting(Answer answer, String name) {
        return answer.<List<Map<String, Object>>> get("settings").stream().filter(setting -> name.equals(setting.get("name")))
                .findFirst().orElseThrow(AssertionError::new);
    }
}
