/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.Rule;
import org.junit.Test;

public class BehaviourTest {

    @Rule
    public SandboxRig rig = new SandboxRig();

    @Test
    public void aSlowCarrierServesSixteenClientsSideBySide() throws Exception {
        rig.post("behaviour", "{\"latencyMs\": 200}");
        TwilioRestClient[] clients = new TwilioRestClient[16];
        for (int client = 0; client < clients.length; client++) {
            clients[client] = rig.twilio();
        }
        ExecutorService threads = Executors.newFixedThreadPool(clients.length);
        long start = System.nanoTime();
        List<Future<?>> sent = new ArrayList<>();
        for (TwilioRestClient client : clients) {
            sent.add(threads.submit(() -> {
                send(client);
                send(client);
            }));
        }
        for (Future<?> each : sent) {
            each.get();
        }
        threads.shutdown();

        long millis = (System.nanoTime() - start) / 1_000_000;
        assertThat(millis).isGreaterThanOrEqualTo(400).isLessThan(3000);
        assertThat(rig.sandbox.journal().sms()).hasSize(32);
    }

    @Test
    public void tooManyRequestsAreRefusedUntilTheCountIsUsedUp() throws Exception {
        rig.post("behaviour", "{\"status\": 429, \"times\": 2}");
        TwilioRestClient twilio = rig.twilio();

        assertThat(refusal(twilio).getCode()).isEqualTo(20429);
        assertThat(refusal(twilio).getStatusCode()).isEqualTo(429);
        send(twilio);

        assertThat(rig.sandbox.journal().sms()).hasSize(1);
        assertThat(rig.get("behaviour").get("status").isNull()).isTrue();
    }

    @Test
    public void errorsOfTheCarrierLastUntilReset() throws Exception {
        rig.post("behaviour", "{\"status\": 500}");
        TwilioRestClient twilio = rig.twilio();

        assertThat(refusal(twilio).getCode()).isEqualTo(20500);
        rig.send(rig.request("behaviour").DELETE());
        send(twilio);

        assertThat(rig.sandbox.journal().sms()).hasSize(1);
    }

    @Test
    public void aDroppedResponseBelongsToAMessageThatWasTaken() throws Exception {
        rig.post("behaviour", "{\"dropResponses\": true, \"times\": 1}");
        TwilioRestClient twilio = rig.twilio();

        assertThatThrownBy(() -> send(twilio)).isInstanceOf(ApiException.class).hasMessageContaining("failed to respond");
        send(twilio);

        assertThat(rig.sandbox.journal().sms()).hasSize(2);
    }

    @Test
    public void onlyWhatIsGivenChanges() throws Exception {
        rig.post("behaviour", "{\"latencyMs\": 20}");
        rig.post("behaviour", "{\"repeatCallbacks\": 1}");

        assertThat(rig.get("behaviour").get("latencyMs").asInt()).isEqualTo(20);
        assertThat(rig.get("behaviour").get("repeatCallbacks").asInt()).isEqualTo(1);
    }

    @Test
    public void nonsenseIsRefusedWithASentence() throws Exception {
        assertThat(rig.answerTo("behaviour", "{\"status\": 418}").statusCode()).isEqualTo(400);
        assertThat(rig.post("behaviour", "{\"status\": 418}").get("error").asText()).isEqualTo("status must be 429, 500 or null.");
        assertThat(rig.post("behaviour", "{\"latency\": 1}").get("error").asText()).isEqualTo("There is no behaviour latency.");
        assertThat(rig.post("behaviour", "{\"latencyMs\": \"soon\"}").get("error").asText()).isEqualTo("A value has the wrong type.");
        assertThat(rig.answerTo("behaviour", "no json").statusCode()).isEqualTo(400);
    }

    private static Message send(TwilioRestClient twilio) {
        return Message.creator(new PhoneNumber(SandboxRig.PATIENT), new PhoneNumber(SandboxRig.PRACTICE_NUMBER), "Hello").create(twilio);
    }

    private static ApiException refusal(TwilioRestClient twilio) {
        return catchThrowableOfType(ApiException.class, () -> send(twilio));
    }
}
