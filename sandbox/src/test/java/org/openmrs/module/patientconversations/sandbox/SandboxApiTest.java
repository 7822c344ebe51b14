/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.Rule;
import org.junit.Test;

public class SandboxApiTest {

    @Rule
    public SandboxRig rig = new SandboxRig();

    @Test
    public void messagesAreListedNewestLastWithTheRevisionToAskSince() throws Exception {
        send("one");
        send("two");
        rig.sandbox.journal().await(journal -> journal.sms().stream().allMatch(sms -> sms.status() == SmsStatus.DELIVERED), Duration.ofSeconds(5));

        JsonNode all = rig.get("messages");
        assertThat(all.get("messages").findValuesAsText("text")).containsExactly("one", "two");
        JsonNode first = all.get("messages").get(0);
        assertThat(first.get("kind").asText()).isEqualTo("sms");
        assertThat(first.get("direction").asText()).isEqualTo("outbound-api");
        assertThat(first.get("status").asText()).isEqualTo("delivered");
        assertThat(first.get("date").asText()).matches("\\d{4}-\\d\\d-\\d\\dT.*Z");

        assertThat(rig.get("messages?since=" + all.get("revision").asLong()).get("messages")).isEmpty();
        send("three");
        assertThat(rig.get("messages?since=" + all.get("revision").asLong()).get("messages").findValuesAsText("text")).containsExactly("three");
        assertThat(rig.get("messages?limit=1").get("messages").findValuesAsText("text")).containsExactly("three");
    }

    @Test
    public void clearingForgetsEverythingAndSaysSo() throws Exception {
        send("one");
        long before = rig.get("messages").get("revision").asLong();

        assertThat(rig.send(rig.request("messages").DELETE()).statusCode()).isEqualTo(204);

        assertThat(rig.get("messages").get("messages")).isEmpty();
        assertThat(rig.get("messages").get("clearedAt").asLong()).isGreaterThan(before);
    }

    @Test
    public void theConfigurationCanBeChangedAndHoldsNoToken() throws Exception {
        JsonNode config = rig.post("config", "{\"webhookBase\": \"http://127.0.0.1:8081/openmrs/\"}");

        assertThat(config.get("webhookBase").asText()).isEqualTo("http://127.0.0.1:8081/openmrs");
        assertThat(config.get("smtpPort").asInt()).isEqualTo(rig.sandbox.smtpPort());
        assertThat(config.toString()).doesNotContain(rig.sandbox.authToken());
        assertThat(rig.answerTo("config", "{\"webhookBase\": \"javascript:1\"}").statusCode()).isEqualTo(400);
    }

    @Test
    public void thePageIsServedAndMayLoadNothingFromElsewhere() throws Exception {
        HttpResponse<String> page = rig.send(rig.request("/").GET());

        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.body()).contains("patient’s phone");
        assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow()).startsWith("default-src 'none'; script-src 'self'");
        assertThat(rig.send(rig.request("/phone.js").GET()).body()).doesNotContain("innerHTML");
        assertThat(rig.send(rig.request("/phone.css").GET()).statusCode()).isEqualTo(200);
        assertThat(rig.send(rig.request("/../secret").GET()).statusCode()).isEqualTo(404);
    }

    @Test
    public void anUnknownCallIsNotFound() throws Exception {
        assertThat(rig.answerTo("nothing", "{}").statusCode()).isEqualTo(404);
        assertThat(rig.get("messages?since=soon").get("error").asText()).isEqualTo("since must be a number.");
    }

    private void send(String text) {
        Message.creator(new PhoneNumber(SandboxRig.PATIENT), new PhoneNumber(SandboxRig.PRACTICE_NUMBER), text).create(rig.twilio());
    }
}
