/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;

import com.twilio.rest.api.v2010.account.Message;
import com.twilio.rest.api.v2010.account.MessageCreator;
import com.twilio.type.PhoneNumber;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.Rule;
import org.junit.Test;

public class StatusCallbackTest {

    @Rule
    public SandboxRig rig = new SandboxRig();

    @Test
    public void eachStatusAfterTheFirstIsToldInOrderAndSigned() throws Exception {
        Message message = send(SandboxRig.PATIENT);

        Practice.await(() -> rig.practice.webhooks.size() == 2);
        assertThat(rig.practice.statuses()).containsExactly("sent", "delivered");
        Map<String, String> told = rig.practice.webhooks.get(1).parameters();
        assertThat(told).containsEntry("MessageSid", message.getSid()).containsEntry("SmsSid", message.getSid())
                .containsEntry("SmsStatus", "delivered").containsEntry("To", SandboxRig.PATIENT).containsEntry("From", SandboxRig.PRACTICE_NUMBER)
                .containsEntry("AccountSid", rig.sandbox.accountSid()).containsEntry("ApiVersion", "2010-04-01")
                .doesNotContainKeys("ErrorCode", "MessagingServiceSid");
        assertThat(rig.practice.webhooks).allMatch(webhook -> webhook.isSignedWith(rig.sandbox.authToken()));
        assertThat(rig.practice.webhooks).noneMatch(webhook -> webhook.isSignedWith("another token"));
        assertThat(rig.practice.webhooks.get(0).url()).isEqualTo(rig.practice.statusCallback());
    }

    @Test
    public void sendingIsToldIfAskedFor() throws Exception {
        rig.post("behaviour", "{\"sendingCallback\": true}");

        send(SandboxRig.PATIENT);

        Practice.await(() -> rig.practice.webhooks.size() == 3);
        assertThat(rig.practice.statuses()).containsExactly("sending", "sent", "delivered");
    }

    @Test
    public void sandboxNumbersEndUndeliveredWithTheirCode() throws Exception {
        for (int code : new int[] {30003, 30005, 30006, 30007}) {
            rig.practice.webhooks.clear();

            Message message = send("+1500555" + (code - 27000));

            Practice.await(() -> rig.practice.webhooks.size() == 2);
            assertThat(rig.practice.statuses()).containsExactly("sent", "undelivered");
            assertThat(rig.practice.webhooks.get(1).parameters()).containsEntry("ErrorCode", String.valueOf(code));
            Message fetched = Message.fetcher(message.getSid()).fetch(rig.twilio());
            assertThat(fetched.getStatus()).isEqualTo(Message.Status.UNDELIVERED);
            assertThat(fetched.getErrorCode()).isEqualTo(code);
        }
    }

    @Test
    public void droppedCallbacksLeaveTheStatusToBeFetched() throws Exception {
        rig.post("behaviour", "{\"dropCallbacks\": true}");

        String sid = send(SandboxRig.PATIENT).getSid();

        awaitDelivered(sid);
        Thread.sleep(100);
        assertThat(rig.practice.webhooks).isEmpty();
        assertThat(Message.fetcher(sid).fetch(rig.twilio()).getStatus()).isEqualTo(Message.Status.DELIVERED);
    }

    @Test
    public void repeatedCallbacksComeAgain() throws Exception {
        rig.post("behaviour", "{\"repeatCallbacks\": 2}");

        send(SandboxRig.PATIENT);

        Practice.await(() -> rig.practice.webhooks.size() == 6);
        assertThat(rig.practice.statuses()).containsExactly("sent", "sent", "sent", "delivered", "delivered", "delivered");
    }

    @Test
    public void shuffledCallbacksComeOutOfOrder() throws Exception {
        rig.post("behaviour", "{\"shuffleCallbacks\": true, \"sendingCallback\": true}");

        send(SandboxRig.PATIENT);

        Practice.await(() -> rig.practice.webhooks.size() == 3);
        assertThat(rig.practice.statuses()).containsExactlyInAnyOrder("sending", "sent", "delivered")
                .isNotEqualTo(List.of("sending", "sent", "delivered"));
    }

    @Test
    public void aPracticeThatIsDownIsToldOnceItIsUp() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0)) {
            port = free.getLocalPort();
        }
        String sid = creator(SandboxRig.PATIENT, "http://localhost:" + port + "/status").create(rig.twilio()).getSid();
        awaitDelivered(sid);

        try (Practice late = new Practice(port)) {
            Practice.await(() -> late.webhooks.size() == 2);
            assertThat(late.statuses()).containsExactly("sent", "delivered");
        }
    }

    @Test
    public void thePracticesAnswerIsInTheJournal() throws Exception {
        rig.practice.answerWith(403, "no");

        String sid = send(SandboxRig.PATIENT).getSid();

        assertThat(rig.sandbox.journal().await(journal -> journal.sms(sid).orElseThrow().webhooks().size() == 2, Duration.ofSeconds(5))).isTrue();
        assertThat(rig.sandbox.journal().sms(sid).orElseThrow().webhooks()).allMatch(answer -> answer.status() == 403 && !answer.ok());
    }

    private Message send(String to) {
        return creator(to, rig.practice.statusCallback()).create(rig.twilio());
    }

    private MessageCreator creator(String to, String callback) {
        return Message.creator(new PhoneNumber(to), new PhoneNumber(SandboxRig.PRACTICE_NUMBER), "Hello").setStatusCallback(URI.create(callback));
    }

    private void awaitDelivered(String sid) throws InterruptedException {
        assertThat(rig.sandbox.journal().await(journal -> journal.sms(sid).orElseThrow().status() == SmsStatus.DELIVERED, Duration.ofSeconds(5)))
                .isTrue();
    }
}
