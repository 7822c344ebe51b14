/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.ScheduledMessage;
import org.openmrs.module.patientconversations.model.ScheduledStatus;
import org.openmrs.module.patientconversations.model.Turn;

public class SchedulingTest extends ServiceTest {

    private ScheduledMessageService scheduling;

    private Conversation conversation;

    @Before
    public void startConversation() {
        scheduling = bean("scheduledMessageService", ScheduledMessageService.class);
        conversation = start(patient(2));
    }

    private static SendRequest sms(String text) {
        return new SendRequest("sms", text, null, null);
    }

    private ScheduledMessage schedule(String text, Duration ahead) {
        return scheduling.scheduleMessage(conversation, sms(text), clock.instant().plus(ahead));
    }

    private ScheduledMessage stored(ScheduledMessage message) {
        reload();
        return scheduling.getScheduledMessageByUuid(message.getUuid()).get();
    }

    /** As delivery does it. */
    private Message sendDue(ScheduledMessage message) {
        DueMessage due = scheduling.beginSending(message.getUuid()).get();
        Message sent = conversations.sendMessage(due.getConversation(), due.getRequest());
        scheduling.recordSent(message.getUuid(), sent.getUuid());
        return sent;
    }

    @Test
    public void whatIsScheduledWaitsUntilItIsDueAndIsThenAMessageOfWhoWroteIt() {
        ScheduledMessage message = schedule("See you tomorrow", Duration.ofHours(1));
        assertThat(outbox.getLater()).containsEntry(message.getUuid(), clock.instant().plus(Duration.ofHours(1)));
        assertThat(outbox.getEnqueued()).isEmpty();
        assertThat(conversations.getMessages(conversation, 0, 10).getItems()).isEmpty();
        assertFalse("not yet", scheduling.beginSending(message.getUuid()).isPresent());
        clock.advance(Duration.ofHours(1));
        Message sent = sendDue(message);
        assertEquals("See you tomorrow", sent.getBody());
        assertEquals("admin", sent.getSender().getUsername());
        assertThat(outbox.getEnqueued()).containsExactly(sent.getUuid());
        assertEquals(ScheduledStatus.SENT, stored(message).getStatus());
        assertEquals(sent, stored(message).getMessage());
        assertThat(scheduling.getPendingMessages(conversation, 0, 10).getItems()).isEmpty();
        assertFalse("no more", scheduling.beginSending(message.getUuid()).isPresent());
    }

    @Test
    public void anAttemptThatBrokeOffIsRepeatedAsTheSameMessage() {
        ScheduledMessage message = schedule("Once", Duration.ofHours(1));
        clock.advance(Duration.ofHours(2));
        DueMessage due = scheduling.beginSending(message.getUuid()).get();
        Message first = conversations.sendMessage(due.getConversation(), due.getRequest());
        assertRefused("scheduled.over", () -> scheduling.cancelScheduledMessage(stored(message)));
        assertEquals(first, sendDue(message));
        assertThat(outbox.getEnqueued()).hasSize(1);
    }

    @Test
    public void itCanBeChangedAndCancelledUntilItIsSent() {
        ScheduledMessage message = schedule("Tomorow", Duration.ofHours(1));
        Instant later = clock.instant().plus(Duration.ofHours(3));
        scheduling.changeMessage(message, sms("Tomorrow"), later);
        assertThat(outbox.getLater()).containsEntry(message.getUuid(), later);
        clock.advance(Duration.ofHours(1));
        assertFalse("its first time does not count any more", scheduling.beginSending(message.getUuid()).isPresent());
        assertEquals("Tomorrow", stored(message).getBody());
        scheduling.cancelScheduledMessage(stored(message));
        clock.advance(Duration.ofHours(2));
        assertFalse("cancelled", scheduling.beginSending(message.getUuid()).isPresent());
        assertRefused("scheduled.over", () -> scheduling.changeMessage(stored(message), sms("Again"), clock.instant().plusSeconds(60)));
        assertThat(bean("teamService", TeamService.class).getHistory(conversation, 0, 10).getItems()).extracting(HistoryEntry::getKind)
            .containsExactly(HistoryKind.UNSCHEDULED, HistoryKind.RESCHEDULED, HistoryKind.SCHEDULED);
    }

    @Test
    public void consentIsAskedForWhenItIsWrittenAndAgainWhenItIsDue() {
        ScheduledMessage message = schedule("Hello", Duration.ofHours(1));
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        assertRefused("consent.withdrawn", () -> schedule("Hello", Duration.ofHours(1)));
        clock.advance(Duration.ofHours(1));
        assertRefused("consent.withdrawn", () -> sendDue(message));
        scheduling.recordRefused(message.getUuid(), "consent.withdrawn");
        assertEquals(ScheduledStatus.REFUSED, stored(message).getStatus());
        assertEquals(Turn.FAILED, conversations.getConversationByUuid(conversation.getUuid()).get().getTurn());
        assertThat(scheduling.getPendingMessages(conversation, 0, 10).getItems()).extracting(ScheduledMessage::getErrorCode)
            .containsExactly("consent.withdrawn");
        scheduling.cancelScheduledMessage(stored(message));
        reload();
        assertNull(conversations.getConversationByUuid(conversation.getUuid()).get().getTurn());
    }

    @Test
    public void aTimeThatHasPassedOrIsTooFarIsRefused() {
        assertRefused("due.past", () -> schedule("Hello", Duration.ZERO));
        assertRefused("due.tooLate", () -> schedule("Hello", Duration.ofDays(367)));
        assertRefused("text.required", () -> schedule(" ", Duration.ofHours(1)));
        assertThat(outbox.getLater()).isEmpty();
    }

    @Test
    public void schedulingTakesThePrivilegeToSend() {
        assertThrows(APIAuthenticationException.class, () -> as(() -> schedule("Hello", Duration.ofHours(1)), Privileges.GET_CONVERSATIONS));
        assertThrows(APIAuthenticationException.class,
            () -> as(() -> scheduling.beginSending("any"), Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES));
    }

    @Test
    public void thePracticesClockIsInItsOwnZone() {
        PracticeTime time = bean("practiceTime", PracticeTime.class);
        set(GlobalProperties.TIME_ZONE, "Africa/Kigali");
        assertEquals(ZoneId.of("Africa/Kigali"), time.getZone());
        assertEquals(clock.instant().atZone(ZoneId.of("Africa/Kigali")), time.now());
        set(GlobalProperties.TIME_ZONE, "");
        assertEquals(ZoneId.systemDefault(), time.getZone());
    }
}
