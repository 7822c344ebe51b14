/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import com.twilio.exception.ApiException;
import com.twilio.http.TwilioRestClient;
import com.twilio.rest.api.v2010.account.Message;
import com.twilio.type.PhoneNumber;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;

/** What Twilio's own SDK makes of the sandbox. */
public class TwilioApiTest {

    private static final String SERVICE = "MG0123456789abcdef0123456789abcdef";

    @Rule
    public SandboxRig rig = new SandboxRig();

    private TwilioRestClient twilio;

    @Before
    public void connect() {
        twilio = rig.twilio();
    }

    @Test
    public void aMessageIsTakenAsQueuedWithAllThatTwilioTells() {
        Message message = send(SandboxRig.PATIENT, "Ihr Termin: 9 Uhr 😀 <b>&amp;");

        assertThat(message.getSid()).matches("SM[0-9a-f]{32}");
        assertThat(message.getStatus()).isEqualTo(Message.Status.QUEUED);
        assertThat(message.getBody()).isEqualTo("Ihr Termin: 9 Uhr 😀 <b>&amp;");
        assertThat(message.getFrom().toString()).isEqualTo(SandboxRig.PRACTICE_NUMBER);
        assertThat(message.getTo()).isEqualTo(SandboxRig.PATIENT);
        assertThat(message.getDirection()).isEqualTo(Message.Direction.OUTBOUND_API);
        assertThat(message.getAccountSid()).isEqualTo(rig.sandbox.accountSid());
        assertThat(message.getNumSegments()).isEqualTo("1");
        assertThat(message.getErrorCode()).isNull();
        assertThat(message.getDateCreated()).isCloseTo(ZonedDateTime.now(), within(5, ChronoUnit.SECONDS));
        assertThat(message.getDateSent()).isNull();
        assertThat(message.getUri()).isEqualTo("/2010-04-01/Accounts/" + rig.sandbox.accountSid() + "/Messages/" + message.getSid() + ".json");
    }

    @Test
    public void aMessageIsDeliveredInTheEnd() throws Exception {
        String sid = send(SandboxRig.PATIENT, "Hello").getSid();

        awaitStatus(sid, SmsStatus.DELIVERED);
        Message message = Message.fetcher(sid).fetch(twilio);
        assertThat(message.getStatus()).isEqualTo(Message.Status.DELIVERED);
        assertThat(message.getDateSent()).isNotNull();
    }

    @Test
    public void aMessagingServiceChoosesTheSenderLater() throws Exception {
        Message message = Message.creator(new PhoneNumber(SandboxRig.PATIENT), SERVICE, "Hello").create(twilio);

        assertThat(message.getStatus()).isEqualTo(Message.Status.ACCEPTED);
        assertThat(message.getFrom()).isNull();
        assertThat(message.getMessagingServiceSid()).isEqualTo(SERVICE);
        assertThat(message.getNumSegments()).isEqualTo("0");
        awaitStatus(message.getSid(), SmsStatus.DELIVERED);
        assertThat(Message.fetcher(message.getSid()).fetch(twilio).getFrom().toString()).isEqualTo(SandboxRig.PRACTICE_NUMBER);
    }

    @Test
    public void wrongCredentialsAreNotAuthenticated() {
        TwilioRestClient stranger = rig.twilio("wrong");

        ApiException refusal = catchThrowableOfType(ApiException.class,
                () -> Message.creator(new PhoneNumber(SandboxRig.PATIENT), new PhoneNumber(SandboxRig.PRACTICE_NUMBER), "Hello").create(stranger));

        assertThat(refusal.getCode()).isEqualTo(20003);
        assertThat(refusal.getStatusCode()).isEqualTo(401);
        assertThat(refusal.getMoreInfo()).endsWith("/errors/20003");
        assertThat(rig.sandbox.journal().entries()).isEmpty();
    }

    @Test
    public void magicRecipientsAreRefusedAsWithTwiliosTestCredentials() {
        assertThat(codeFor("+15005550001", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21211);
        assertThat(codeFor("+15005550002", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21612);
        assertThat(codeFor("+15005550003", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21408);
        assertThat(codeFor("+15005550004", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21610);
        assertThat(codeFor("+15005550009", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21614);
    }

    @Test
    public void magicSendersAreRefusedAsWithTwiliosTestCredentials() {
        assertThat(codeFor(SandboxRig.PATIENT, "+15005550001", "x")).isEqualTo(21212);
        assertThat(codeFor(SandboxRig.PATIENT, "+15005550007", "x")).isEqualTo(21606);
        assertThat(codeFor(SandboxRig.PATIENT, "+15005550008", "x")).isEqualTo(21611);
    }

    @Test
    public void whatIsMissingOrTooLongIsRefusedByItsCode() {
        assertThat(codeFor("", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21604);
        assertThat(codeFor("12345", SandboxRig.PRACTICE_NUMBER, "x")).isEqualTo(21211);
        assertThat(codeFor(SandboxRig.PATIENT, "", "x")).isEqualTo(21603);
        assertThat(codeFor(SandboxRig.PATIENT, SandboxRig.PRACTICE_NUMBER, "")).isEqualTo(21602);
        assertThat(codeFor(SandboxRig.PATIENT, SandboxRig.PRACTICE_NUMBER, "x".repeat(1601))).isEqualTo(21617);
        assertThat(send(SandboxRig.PATIENT, "x".repeat(1600)).getNumSegments()).isEqualTo("11");
    }

    @Test
    public void anUnknownMessageIsNotFound() {
        ApiException refusal = catchThrowableOfType(ApiException.class,
                () -> Message.fetcher("SM00000000000000000000000000000000").fetch(twilio));

        assertThat(refusal.getStatusCode()).isEqualTo(404);
        assertThat(refusal.getCode()).isEqualTo(20404);
    }

    @Test
    public void aWaitingMessageIsCancelledAndNeverSent() throws Exception {
        rig.post("behaviour", "{\"callbackDelayMs\": 300}");
        String sid = send(SandboxRig.PATIENT, "Hello").getSid();

        Message cancelled = Message.updater(sid).setStatus(Message.UpdateStatus.CANCELED).update(twilio);

        assertThat(cancelled.getStatus()).isEqualTo(Message.Status.CANCELED);
        Thread.sleep(700);
        assertThat(rig.sandbox.journal().sms(sid).orElseThrow().status()).isEqualTo(SmsStatus.CANCELED);
    }

    @Test
    public void aSentMessageCannotBeCancelled() throws Exception {
        String sid = send(SandboxRig.PATIENT, "Hello").getSid();
        awaitStatus(sid, SmsStatus.DELIVERED);

        ApiException refusal = catchThrowableOfType(ApiException.class,
                () -> Message.updater(sid).setStatus(Message.UpdateStatus.CANCELED).update(twilio));

        assertThat(refusal.getCode()).isEqualTo(30409);
    }

    @Test
    public void theListIsPagedNewestFirst() {
        List<String> sent = new ArrayList<>();
        for (int number = 0; number < 7; number++) {
            sent.add(0, send(SandboxRig.PATIENT, "Message " + number).getSid());
        }

        List<String> listed = new ArrayList<>();
        Message.reader().pageSize(3).read(twilio).forEach(message -> listed.add(message.getSid()));

        assertThat(listed).isEqualTo(sent);
    }

    @Test
    public void theListIsFilteredByNumberAndDay() throws Exception {
        String sid = send(SandboxRig.PATIENT, "For the one").getSid();
        send("+15557654321", "For the other");
        awaitStatus(sid, SmsStatus.DELIVERED);
        ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);

        assertThat(sids(Message.reader().setTo(new PhoneNumber(SandboxRig.PATIENT)).read(twilio))).containsExactly(sid);
        assertThat(sids(Message.reader().setTo(new PhoneNumber(SandboxRig.PATIENT)).setDateSentAfter(now.minusHours(1)).read(twilio)))
                .containsExactly(sid);
        assertThat(sids(Message.reader().setDateSentAfter(now.plusDays(1)).read(twilio))).isEmpty();
        assertThat(sids(Message.reader().setFrom(new PhoneNumber(SandboxRig.PATIENT)).read(twilio))).isEmpty();
    }

    private static List<String> sids(Iterable<Message> messages) {
        return StreamSupport.stream(messages.spliterator(), false).map(Message::getSid).toList();
    }

    private Message send(String to, String text) {
        return Message.creator(new PhoneNumber(to), new PhoneNumber(SandboxRig.PRACTICE_NUMBER), text).create(twilio);
    }

    private Integer codeFor(String to, String from, String text) {
        ApiException refusal = catchThrowableOfType(ApiException.class,
                () -> Message.creator(new PhoneNumber(to), new PhoneNumber(from), text).create(twilio));
        assertThat(refusal.getStatusCode()).isEqualTo(400);
        return refusal.getCode();
    }

    private void awaitStatus(String sid, SmsStatus status) throws InterruptedException {
        boolean came = rig.sandbox.journal().await(journal -> journal.sms(sid).orElseThrow().status() == status, Duration.ofSeconds(5));
        assertThat(came).isTrue();
    }
}
