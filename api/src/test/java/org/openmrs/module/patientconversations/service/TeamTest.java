/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.Turn;

public class TeamTest extends ServiceTest {

    private TeamService team;

    private User amina;

    private User clerk;

    @Before
    public void setUpStaff() {
        team = bean("teamService", TeamService.class);
        amina = newUser("amina", Privileges.GET_CONVERSATIONS);
        clerk = newUser("clerk", "Get Patients");
    }

    private static User newUser(String username, String privilege) {
        Role role = new Role("Role of " + username, "Has what a test gives");
        Privilege known = Context.getUserService().getPrivilege(privilege);
        role.addPrivilege(known != null ? known : Context.getUserService().savePrivilege(new Privilege(privilege, privilege)));
        Context.getUserService().saveRole(role);
        User user = new User(Context.getPersonService().getPerson(1));
        user.setUsername(username);
        user.addRole(role);
        return Context.getUserService().createUser(user, "Tester123");
    }

    private void receive(String text, String carrierId) {
        carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, text, carrierId, new Date(0)));
    }

    private Turn turn(Conversation conversation) {
        reload();
        return conversations.getConversationByUuid(conversation.getUuid()).get().getTurn();
    }

    private List<Conversation> list(ConversationCriteria criteria) {
        reload();
        return conversations.getConversations(criteria, 0, 10).getItems();
    }

    private List<HistoryKind> history(Conversation conversation) {
        return team.getHistory(conversation, 0, 20).getItems().stream().map(HistoryEntry::getKind).collect(Collectors.toList());
    }

    @Test
    public void whoeverWroteLastWaitsForTheOther() {
        Conversation conversation = start(patient(2));
        assertNull(turn(conversation));
        send(conversation, "How are you?");
        assertEquals(Turn.PATIENT, turn(conversation));
        assertThat(list(new ConversationCriteria().turn(Turn.PATIENT))).containsExactly(conversation);
        receive("Fine", "SM1");
        assertEquals(Turn.PRACTICE, turn(conversation));
        assertThat(list(new ConversationCriteria().turn(Turn.PATIENT))).isEmpty();
    }

    @Test
    public void aFailureStandsUntilSomethingIsSent() {
        Conversation conversation = start(patient(2));
        Message message = send(conversation, "Hello");
        carriers.failMessage(message.getUuid(), "sms.30003");
        assertEquals(Turn.FAILED, turn(conversation));
        receive("Hello?", "SM1");
        assertEquals(Turn.FAILED, turn(conversation));
        assertEquals(1, team.getInboxCounts().getFailed());
        conversations.retryMessage(conversations.getMessageByUuid(message.getUuid()).get());
        assertEquals(Turn.PRACTICE, turn(conversation));
        send(conversation, "Hello again");
        carriers.failMessage(message.getUuid(), "sms.30003");
        assertEquals("only the newest message counts", Turn.PATIENT, turn(conversation));
    }

    @Test
    public void aWithdrawnMessageLeavesTheTurnAsItWas() {
        Conversation conversation = start(patient(2));
        conversations.cancelMessage(send(conversation, "Never mind"));
        assertNull(turn(conversation));
        receive("Hello", "SM1");
        conversations.cancelMessage(send(conversation, "Never mind"));
        assertEquals(Turn.PRACTICE, turn(conversation));
        Message failed = send(conversation, "Hello");
        carriers.failMessage(failed.getUuid(), "sms.30003");
        conversations.cancelMessage(send(conversation, "Never mind"));
        assertEquals(Turn.FAILED, turn(conversation));
    }

    @Test
    public void aConversationHasOneAssigneeWhoMayReadIt() {
        Conversation conversation = start(patient(2));
        assertRefused("assignee.notStaff", () -> team.assignConversation(conversation, clerk));
        User admin = Context.getAuthenticatedUser();
        team.assignConversation(conversation, admin);
        team.assignConversation(conversation, amina);
        team.assignConversation(conversation, amina);
        assertThat(list(new ConversationCriteria().assignee(amina))).containsExactly(conversation);
        assertThat(list(new ConversationCriteria().assignee(admin))).isEmpty();
        assertThat(list(new ConversationCriteria().unassigned(true))).isEmpty();
        team.assignConversation(conversations.getConversationByUuid(conversation.getUuid()).get(), null);
        assertThat(list(new ConversationCriteria().unassigned(true))).containsExactly(conversation);
        assertThat(history(conversation)).containsExactly(HistoryKind.UNASSIGNED, HistoryKind.ASSIGNED, HistoryKind.ASSIGNED);
        assertEquals(amina, team.getHistory(conversation, 0, 1).getItems().get(0).getSubject());
    }

    @Test
    public void archivingUnassignsAndTheNextMessageFromThePatientReopens() {
        Conversation conversation = start(patient(2));
        team.assignConversation(conversation, amina);
        Conversation archived = conversations.archiveConversation(conversation);
        assertNull(archived.getAssignee());
        receive("Hello", "SM1");
        reload();
        Conversation reopened = conversations.getConversationByUuid(conversation.getUuid()).get();
        assertEquals(ConversationStatus.OPEN, reopened.getStatus());
        assertNull(reopened.getAssignee());
        assertThat(history(conversation)).containsExactly(HistoryKind.REOPENED, HistoryKind.ARCHIVED, HistoryKind.UNASSIGNED, HistoryKind.ASSIGNED);
    }

    @Test
    public void tagsAndTheStarAreFoundAgainAndEveryChangeIsOnRecord() {
        Conversation conversation = start(patient(2));
        Conversation other = start(patient(7));
        team.tagConversation(conversation, Arrays.asList(" TB   clinic ", "urgent"));
        team.tagConversation(conversation, Arrays.asList("urgent", "diabetes"));
        team.starConversation(conversation, true);
        assertThat(list(new ConversationCriteria().tag("urgent"))).containsExactly(conversation);
        assertThat(list(new ConversationCriteria().tag("TB clinic"))).isEmpty();
        assertThat(list(new ConversationCriteria().starred(true))).containsExactly(conversation);
        assertThat(team.getTags(Arrays.asList(conversation, other)))
            .containsEntry(conversation, Arrays.asList("diabetes", "urgent")).containsEntry(other, Collections.emptyList());
        assertThat(team.getTagsInUse()).containsExactly("diabetes", "urgent");
        assertThat(history(conversation)).containsExactly(HistoryKind.STARRED, HistoryKind.TAGGED, HistoryKind.UNTAGGED, HistoryKind.TAGGED,
            HistoryKind.TAGGED);
        assertEquals("diabetes", team.getHistory(conversation, 1, 1).getItems().get(0).getDetail());
        assertRefused("tags.invalid", () -> team.tagConversation(conversation, Collections.singleton("nul \u0000 inside")));
        assertRefused("tags.invalid", () -> team.tagConversation(conversation, Collections.singleton(" ")));
    }

    @Test
    public void aNoteGoesNowhereAndIsNoNewsFromOrToThePatient() {
        Conversation conversation = start(patient(2));
        Message sent = send(conversation, "Hello");
        outbox.clear();
        Date activity = conversations.getConversationByUuid(conversation.getUuid()).get().getLastActivity();
        String revision = conversations.getRevision(patient(2));
        clock.advance(Duration.ofMinutes(1));
        Message note = team.addNote(conversation, "Call the daughter", "token");
        assertEquals(note, team.addNote(conversation, "Call the daughter", "token"));
        assertEquals(Direction.INTERNAL, note.getDirection());
        assertEquals(MessageStatus.NOTED, note.getStatus());
        assertThat(outbox.getEnqueued()).isEmpty();
        assertFalse(carriers.beginAttempt(note.getUuid()).isPresent());
        assertEquals(Turn.PATIENT, turn(conversation));
        Conversation now = conversations.getConversationByUuid(conversation.getUuid()).get();
        assertEquals(activity, now.getLastActivity());
        assertEquals(sent, conversations.getLastMessages(Collections.singleton(now)).get(now));
        assertNotEquals(revision, conversations.getRevision(patient(2)));
    }

    @Test
    public void aNoteIsSeenOnlyByWhoMaySeeNotes() {
        Conversation conversation = start(patient(2));
        send(conversation, "Hello");
        Message note = team.addNote(conversation, "Call the daughter", null);
        assertThat(conversations.getMessages(conversation, 0, 10).getItems()).hasSize(2);
        assertThat(as(() -> conversations.getMessages(conversation, 0, 10).getItems(), Privileges.GET_CONVERSATIONS)).extracting(Message::getBody)
            .containsExactly("Hello");
        assertFalse(as(() -> conversations.getMessageByUuid(note.getUuid()), Privileges.GET_CONVERSATIONS).isPresent());
        assertTrue(as(() -> conversations.getMessageByUuid(note.getUuid()), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_NOTES).isPresent());
        assertThrows(APIAuthenticationException.class, () -> as(() -> team.addNote(conversation, "Hi", null), Privileges.GET_CONVERSATIONS));
    }

    @Test
    public void aMentionWaitsUntilItIsResolvedByWhomAndWhen() {
        Conversation conversation = start(patient(2));
        Message note = team.addNote(conversation, "@Amina, could you call? Write to x@clerk or @clerk or @nobody. @admin.", null);
        List<Mention> mentions = team.getMentions(Collections.singleton(note)).get(note);
        assertThat(mentions).extracting(mention -> mention.getUser().getUsername()).containsExactlyInAnyOrder("amina", "admin");
        assertThat(list(new ConversationCriteria().mentioned(true))).containsExactly(conversation);
        assertEquals(1, team.getInboxCounts().getMentioned());
        team.resolveMentions(conversations.getMessageByUuid(note.getUuid()).get());
        reload();
        assertThat(list(new ConversationCriteria().mentioned(true))).isEmpty();
        Mention resolved = team.getMentions(Collections.singleton(note)).get(note).get(0);
        assertEquals("admin", resolved.getResolvedBy().getUsername());
        assertEquals(Date.from(clock.instant()), resolved.getDateResolved());
        assertThat(history(conversation)).containsExactly(HistoryKind.RESOLVED);
    }

    @Test
    public void whatIsCountedIsWhatIsListed() {
        Patient waiting = patient(2);
        Patient unread = patient(7);
        send(start(waiting), "Hello");
        Conversation answered = conversations.startConversation(new StartRequest(unread, ConversationMode.STANDARD)
            .contact(ContactSystem.SMS, OTHER_NUMBER, false));
        carriers.receiveMessage(new InboundMessage("sms", OTHER_NUMBER, "+15005550006", null, "Hi", "SM7", new Date(0)));
        carriers.receiveMessage(new InboundMessage("sms", "+250788000000", "+15005550006", null, "Who am I?", "SM8", new Date(0)));
        team.assignConversation(conversations.getConversationByUuid(answered.getUuid()).get(), Context.getAuthenticatedUser());
        InboxCounts counts = team.getInboxCounts();
        assertEquals(2, counts.getOpen());
        assertEquals(1, counts.getUnread());
        assertEquals(1, counts.getMine());
        assertEquals(1, counts.getUnassigned());
        assertEquals(1, counts.getWaiting());
        assertEquals(0, counts.getFailed());
        assertEquals(0, counts.getStarred());
        assertEquals(Long.valueOf(1), counts.getTriage().get());
        assertThat(list(new ConversationCriteria().status(ConversationStatus.OPEN).unread(true))).containsExactly(answered);
        assertFalse(as(() -> team.getInboxCounts(), Privileges.GET_CONVERSATIONS).getTriage().isPresent());
        patient(7).setVoided(true);
        assertEquals(0, team.getInboxCounts().getUnread());
    }

    @Test
    public void theRevisionOfTheInboxMovesWithWhatIsInIt() {
        Conversation conversation = start(patient(2));
        String before = team.getInboxRevision();
        assertEquals(before, team.getInboxRevision());
        team.starConversation(conversation, true);
        String starred = team.getInboxRevision();
        assertNotEquals(before, starred);
        carriers.receiveMessage(new InboundMessage("sms", "+250788000000", "+15005550006", null, "Who am I?", "SM8", new Date(0)));
        assertNotEquals(starred, team.getInboxRevision());
    }

    @Test
    public void staffAreThoseWhoMayReadConversations() {
        assertThat(team.getStaff("AMI", 10)).contains(amina);
        assertThat(team.getStaff("cl", 10)).doesNotContain(clerk);
        assertThat(team.getStaff("%", 10)).isEmpty();
        assertFalse(team.getStaffByUuid(clerk.getUuid()).isPresent());
    }
}
