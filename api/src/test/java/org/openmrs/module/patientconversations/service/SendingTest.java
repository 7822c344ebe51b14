/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Collections;
import java.util.stream.IntStream;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

public class SendingTest extends ServiceTest {

    @Test
    public void whatIsTypedIsStoredAsTypedAndQueued() {
        Conversation conversation = start(patient(2));
        String typed = "  \u1EBC \uD83D\uDE00 <b>&\"' \u202B\u05E9\u05DC\u05D5\u05DD\u202C\n two  ";
        Message message = send(conversation, typed);
        reload();
        Message stored = conversations.getMessageByUuid(message.getUuid()).get();
        assertEquals(typed, stored.getBody());
        assertEquals(MessageStatus.QUEUED, stored.getStatus());
        assertEquals(NUMBER, stored.getToAddress());
        assertEquals("+15005550006", stored.getFromAddress());
        assertEquals("admin", stored.getSender().getUsername());
        assertThat(outbox.getEnqueued()).containsExactly(message.getUuid());
    }

    @Test
    public void nothingIsSentWithoutConsentForThatVeryAddress() {
        Conversation conversation = conversations.startConversation(new StartRequest(patient(2), ConversationMode.STANDARD)
            .contact(ContactSystem.SMS, NUMBER, false));
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
        consents.recordConsent(patient(2), "sms", OTHER_NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        send(conversation, "Hello");
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        assertRefused("consent.withdrawn", () -> send(conversation, "Hello"));
        assertThat(outbox.getEnqueued()).hasSize(1);
    }

    @Test
    public void consentOfAnotherPatientAtTheSameAddressDoesNotCount() {
        start(patient(7));
        Conversation conversation = conversations.startConversation(new StartRequest(patient(2), ConversationMode.STANDARD)
            .contact(ContactSystem.SMS, NUMBER, false));
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
    }

    @Test
    public void aChangedNumberStartsAtUnknown() {
        Conversation conversation = start(patient(2));
        conversations.chooseContact(conversation, ContactSystem.SMS, OTHER_NUMBER, false);
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
    }

    @Test
    public void withoutAChoiceTheOnlyAddressOnTheChartIsUsed() {
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, NUMBER);
        Conversation conversation = conversations.startConversation(new StartRequest(patient(2), ConversationMode.STANDARD));
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        assertEquals(NUMBER, send(conversation, "Hello").getToAddress());
    }

    @Test
    public void withoutAnAddressOrAChannelItIsRefused() {
        Conversation conversation = start(patient(2));
        assertRefused("contact.missing", () -> conversations.sendMessage(conversation, new SendRequest("email", "Hello", "Hi", null)));
        assertRefused("channel.unknown", () -> conversations.sendMessage(conversation, new SendRequest("pigeon", "Hello", null, null)));
        ((FakeChannel) channels.get("sms").get()).setAvailability(Availability.missing("patientconversations.sms.noAccount"));
        assertRefused("channel.unavailable", () -> send(conversation, "Hello"));
    }

    @Test
    public void aBlankTooLongOrUnstorableTextIsRefused() {
        Conversation conversation = start(patient(2));
        assertRefused("text.required", () -> send(conversation, null));
        assertRefused("text.required", () -> send(conversation, " \n\u00A0\u200B"));
        assertRefused("text.tooLong", () -> send(conversation, String.join("", Collections.nCopies(1601, "a"))));
        assertRefused("text.invalid", () -> send(conversation, "half \uD83D of a pair"));
        assertRefused("text.invalid", () -> send(conversation, "nul \u0000"));
        assertRefused("subject.invalid", () -> conversations.sendMessage(conversation, new SendRequest("sms", "Hi", "a\r\nBcc: b", null)));
        assertRefused("clientToken.tooLong", () -> conversations.sendMessage(conversation,
            new SendRequest("sms", "Hi", null, String.join("", Collections.nCopies(256, "t")))));
        assertThat(outbox.getEnqueued()).isEmpty();
    }

    @Test
    public void theSameClientTokenIsTheSameMessage() {
        Conversation conversation = start(patient(2));
        Message first = conversations.sendMessage(conversation, new SendRequest("sms", "Hello", null, "token-1"));
        Message again = conversations.sendMessage(conversation, new SendRequest("sms", "Hello", null, "token-1"));
        Message other = conversations.sendMessage(conversation, new SendRequest("sms", "Hello", null, "TOKEN-1"));
        assertEquals(first.getUuid(), again.getUuid());
        assertThat(outbox.getEnqueued()).containsExactly(first.getUuid(), other.getUuid());
    }

    @Test
    public void aNewMessageReopensAnArchivedConversation() {
        Conversation conversation = start(patient(2));
        conversations.archiveConversation(conversation);
        send(conversation, "Hello");
        reload();
        assertEquals(ConversationStatus.OPEN, conversations.getConversationByUuid(conversation.getUuid()).get().getStatus());
    }

    @Test
    public void nothingIsSentToADeceasedPatient() {
        Patient patient = patient(2);
        Conversation conversation = start(patient);
        patient.setDead(true);
        assertRefused("patient.deceased", () -> send(conversation, "Hello"));
    }

    @Test
    public void aQueuedMessageCanBeCancelledUntilItIsBeingSent() {
        Conversation conversation = start(patient(2));
        Message first = send(conversation, "Hello");
        assertEquals(MessageStatus.CANCELLED, conversations.cancelMessage(first).getStatus());
        assertThat(outbox.getRemoved()).containsExactly(first.getUuid());
        assertFalse(carriers.beginAttempt(first.getUuid()).isPresent());
        assertRefused("message.notCancellable", () -> conversations.cancelMessage(first));
        Message second = send(conversation, "Hello again");
        carriers.beginAttempt(second.getUuid());
        assertRefused("message.beingSent", () -> conversations.cancelMessage(second));
    }

    @Test
    public void aFailedMessageCanBeTriedAgainWhileConsentStands() {
        Conversation conversation = start(patient(2));
        Message message = send(conversation, "Hello");
        assertRefused("message.notRetryable", () -> conversations.retryMessage(message));
        carriers.beginAttempt(message.getUuid());
        carriers.failMessage(message.getUuid(), "sms.30003");
        reload();
        Message failed = conversations.getMessageByUuid(message.getUuid()).get();
        assertEquals("sms.30003", failed.getErrorCode());
        Message queued = conversations.retryMessage(failed);
        assertEquals(MessageStatus.QUEUED, queued.getStatus());
        assertNull(queued.getErrorCode());
        assertEquals(0, queued.getAttempts());
        assertThat(outbox.getEnqueued()).containsExactly(message.getUuid(), message.getUuid());
        carriers.failMessage(message.getUuid(), "sms.30003");
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        assertRefused("consent.withdrawn", () -> conversations.retryMessage(failed));
    }

    @Test
    public void tryingAgainGoesToTheAddressChosenNow() {
        Conversation conversation = start(patient(2));
        Message message = send(conversation, "Hello");
        carriers.failMessage(message.getUuid(), "sms.30005");
        conversations.chooseContact(conversation, ContactSystem.SMS, OTHER_NUMBER, false);
        assertRefused("consent.unknown", () -> conversations.retryMessage(message));
        consents.recordConsent(patient(2), "sms", OTHER_NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        assertEquals(OTHER_NUMBER, conversations.retryMessage(message).getToAddress());
    }

    @Test
    public void theThreadIsPagedNewestFirst() {
        Conversation conversation = start(patient(2));
        IntStream.range(0, 5).forEach(number -> send(conversation, "Message " + number));
        Page<Message> first = conversations.getMessages(conversation, 0, 2);
        assertThat(first.getItems()).extracting(Message::getBody).containsExactly("Message 4", "Message 3");
        assertTrue(first.hasMore());
        Page<Message> last = conversations.getMessages(conversation, 4, 2);
        assertThat(last.getItems()).extracting(Message::getBody).containsExactly("Message 0");
        assertFalse(last.hasMore());
        assertEquals("Message 4", conversations.getLastMessages(Collections.singleton(conversation)).get(conversation).getBody());
    }

    @Test
    public void conversationsAreListedByLastActivityAndNarrowedByWhatIsAsked() {
        Conversation older = start(patient(2));
        clock.advance(Duration.ofSeconds(1));
        Conversation newer = start(patient(7));
        reload();
        assertThat(conversations.getConversations(new ConversationCriteria(), 0, 10).getItems()).containsExactly(newer, older);
        clock.advance(Duration.ofMillis(20));
        conversations.sendMessage(older, new SendRequest("sms", "Hello", null, null).confirmingShared());
        reload();
        assertThat(conversations.getConversations(new ConversationCriteria(), 0, 10).getItems()).containsExactly(older, newer);
        assertThat(list(new ConversationCriteria().patient(patient(7)))).containsExactly(newer);
        assertThat(list(new ConversationCriteria().query("Horat Test"))).containsExactly(older);
        assertThat(list(new ConversationCriteria().query("Hornblower Horatio"))).containsExactly(older);
        assertThat(list(new ConversationCriteria().query("%"))).isEmpty();
        assertThat(list(new ConversationCriteria().query("101-6"))).containsExactly(older);
        assertThat(list(new ConversationCriteria().query("250 788"))).containsExactly(older, newer);
        assertThat(list(new ConversationCriteria().status(ConversationStatus.ARCHIVED))).isEmpty();
        Page<Conversation> page = conversations.getConversations(new ConversationCriteria(), 0, 1);
        assertThat(page.getItems()).containsExactly(older);
        assertTrue(page.hasMore());
    }

    private Iterable<Conversation> list(ConversationCriteria criteria) {
        return conversations.getConversations(criteria, 0, 10).getItems();
    }

    @Test
    public void readingAndSendingTakeTheirPrivileges() {
        Conversation conversation = start(patient(2));
        assertThrows(APIAuthenticationException.class, () -> as(() -> conversations.getMessages(conversation, 0, 1)));
        assertThrows(APIAuthenticationException.class,
            () -> as(() -> send(conversation, "Hello"), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_CONSENT));
        assertThrows(APIAuthenticationException.class, () -> as(
            () -> consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null),
            Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES));
        assertThrows(APIAuthenticationException.class, () -> as(() -> carriers.beginAttempt("any"),
            Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES));
    }
}
