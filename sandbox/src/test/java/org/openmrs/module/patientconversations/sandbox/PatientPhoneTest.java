/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.net.http.HttpRequest;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class PatientPhoneTest {

    private static final String HELLO = "{\"from\": \"+15551234567\", \"text\": \"Ça va? <b> ok & 😀\"}";

    @Rule
    public SandboxRig rig = new SandboxRig();

    @Test
    public void anAnswerGoesToThePracticesWebhookSigned() throws Exception {
        JsonNode sent = rig.post("reply", HELLO);

        Practice.Webhook webhook = rig.practice.webhooks.get(0);
        assertThat(webhook.url()).isEqualTo(rig.practice.base() + "/ws/patientconversations/twilio/sms");
        assertThat(webhook.isSignedWith(rig.sandbox.authToken())).isTrue();
        Map<String, String> told = webhook.parameters();
        assertThat(told).containsEntry("From", SandboxRig.PATIENT).containsEntry("To", SandboxRig.PRACTICE_NUMBER)
                .containsEntry("Body", "Ça va? <b> ok & 😀").containsEntry("NumMedia", "0").containsEntry("NumSegments", "1")
                .containsEntry("AccountSid", rig.sandbox.accountSid()).containsEntry("FromCountry", "US").containsKeys("FromCity", "ToZip");
        assertThat(told.get("MessageSid")).isEqualTo(told.get("SmsSid")).isEqualTo(sent.get("message").get("sid").asText());
        assertThat(sent.get("webhook").get("ok").asBoolean()).isTrue();
        assertThat(rig.sandbox.journal().sms()).extracting(Sms::phone, Sms::direction).containsExactly(
                tuple(SandboxRig.PATIENT, Direction.INBOUND));
    }

    @Test
    public void anAnswerGoesToTheNumberThatWroteLast() throws Exception {
        Message.creator(new PhoneNumber(SandboxRig.PATIENT), new PhoneNumber("+15557770000"), "Hello").create(rig.twilio());

        rig.post("reply", HELLO);

        assertThat(rig.practice.webhooks.get(0).parameters()).containsEntry("To", "+15557770000");
    }

    @Test
    public void aGivenSidRepeatsTheSameWebhook() throws Exception {
        String sid = rig.post("reply", HELLO).get("message").get("sid").asText();

        rig.post("reply", "{\"messageSid\": \"" + sid + "\"}");

        assertThat(rig.practice.webhooks).hasSize(2);
        assertThat(rig.practice.webhooks.get(1).parameters()).isEqualTo(rig.practice.webhooks.get(0).parameters());
        assertThat(rig.sandbox.journal().sms()).hasSize(1);
    }

    @Test
    public void aBadSignatureIsNotValid() throws Exception {
        rig.post("reply", "{\"from\": \"+15551234567\", \"text\": \"Hi\", \"badSignature\": true}");

        assertThat(rig.practice.webhooks.get(0).isSignedWith(rig.sandbox.authToken())).isFalse();
    }

    @Test
    public void messagesInTheTwimlAnswerArriveOnThePhone() throws Exception {
        rig.practice.answerWith(200, "<?xml version=\"1.0\"?><Response><Message>Call 555 &amp; ask</Message><Message><Body>Bye</Body></Message></Response>");

        rig.post("reply", HELLO);

        assertThat(rig.sandbox.journal().sms()).extracting(Sms::text).containsExactly("Ça va? <b> ok & 😀", "Call 555 & ask", "Bye");
        assertThat(rig.sandbox.journal().sms().get(1).to()).isEqualTo(SandboxRig.PATIENT);
        assertThat(rig.sandbox.journal().sms().get(1).direction()).isEqualTo(Direction.OUTBOUND_REPLY);
    }

    @Test
    public void anAnswerThatIsNotTwimlIsAnError() throws Exception {
        rig.practice.answerWith(200, "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/hostname\">]><Response><Message>&e;</Message></Response>");

        JsonNode sent = rig.post("reply", HELLO);

        assertThat(sent.get("webhook").get("ok").asBoolean()).isFalse();
        assertThat(sent.get("webhook").get("error").asText()).startsWith("The answer is not TwiML");
        assertThat(rig.sandbox.journal().sms()).hasSize(1);
    }

    @Test
    public void aRefusalOfThePracticeIsReturned() throws Exception {
        rig.practice.answerWith(403, "Forbidden");

        JsonNode webhook = rig.post("reply", HELLO).get("webhook");

        assertThat(webhook.get("status").asInt()).isEqualTo(403);
        assertThat(webhook.get("body").asText()).isEqualTo("Forbidden");
        assertThat(webhook.get("ok").asBoolean()).isFalse();
    }

    @Test
    public void aPracticeThatIsDownIsReturnedAsAnError() throws Exception {
        rig.post("config", "{\"webhookBase\": \"http://localhost:1/openmrs/\"}");

        JsonNode webhook = rig.post("reply", HELLO).get("webhook");

        assertThat(webhook.get("status").isNull()).isTrue();
        assertThat(webhook.get("error").asText()).startsWith("No answer");
        assertThat(webhook.get("url").asText()).isEqualTo("http://localhost:1/openmrs/ws/patientconversations/twilio/sms");
    }

    @Test
    public void anAnswerNeedsAPhoneAndAText() throws Exception {
        assertThat(rig.answerTo("reply", "{\"from\": \"555\", \"text\": \"Hi\"}").statusCode()).isEqualTo(400);
        assertThat(rig.answerTo("reply", "{\"from\": \"+15551234567\"}").statusCode()).isEqualTo(400);
        assertThat(rig.practice.webhooks).isEmpty();
    }

    @Test
    public void aForeignPageCannotPostWithoutTheBrowserAsking() throws Exception {
        int status = rig.send(rig.request("reply").header("Content-Type", "text/plain").POST(HttpRequest.BodyPublishers.ofString(HELLO))).statusCode();

        assertThat(status).isEqualTo(415);
        assertThat(rig.practice.webhooks).isEmpty();
    }
}
