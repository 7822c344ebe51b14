/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.nio.charset.StandardCharsets;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.hibernate.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.Turn;

/** From the invitation to what was read: the whole way of a Secure conversation, and who is kept off it. */
public class SecureConversationsTest extends ServiceTest {

    private static final String SUBJECT = "Zebrafish subject";

    private static final String BODY = "Quokka body";

    private static final String FILE = "wombat-file.pdf";

    private static final byte[] PDF = "%PDF-1.4\n%\u00e2\u00e3\n1 0 obj\n<<>>\nendobj\n%%EOF\n".getBytes(StandardCharsets.ISO_8859_1);

    private static final Pattern LINK = Pattern.compile("https://emr\\.example\\.org/openmrs/ws/patientconversations/app/#([A-Za-z0-9_-]{43})");

    private PatientAppService app;

    private SecureAccessService access;

    private AttachmentService attachments;

    private Patient jane;

    private Conversation secure;

    @Before
    public void startASecureConversation() {
        app = bean("patientAppService", PatientAppService.class);
        access = bean("secureAccessService", SecureAccessService.class);
        attachments = bean("attachmentService", AttachmentService.class);
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        set(GlobalProperties.PRACTICE_NAME, "Heart Clinic");
        set(GlobalProperties.SECURE_NUDGE_MINUTES, "5,60");
        jane = patient(7);
        secure = conversations.startConversation(request(jane, NUMBER).about(SUBJECT));
    }

    private static StartRequest request(Patient patient, String number) {
        return new StartRequest(patient, ConversationMode.SECURE).contact(ContactSystem.SMS, number, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
    }

    /** What the carrier gets of the newest message in the queue. */
    private String handedOver() {
        String uuid = outbox.getEnqueued().get(outbox.getEnqueued().size() - 1);
        return carriers.beginAttempt(uuid).get().getMessage().getText();
    }

    private String token() {
        Matcher link = LINK.matcher(handedOver());
        assertThat(link.find()).isTrue();
        return link.group(1);
    }

    private LocalDate birthdate() {
        return new java.sql.Date(jane.getBirthdate().getTime()).toLocalDate();
    }

    private static String codeIn(LinkStep step) {
        Matcher digits = Pattern.compile("\\b(\\d{6})\\b").matcher(step.getCode().get().getText());
        assertThat(digits.find()).isTrue();
        return digits.group(1);
    }

    /** All that a table holds, as this transaction sees it. */
    private String rowsOf(String table) {
        return applicationContext.getBean("sessionFactory", SessionFactory.class).getCurrentSession().doReturningWork(connection -> {
            StringBuilder text = new StringBuilder();
            try (Statement statement = connection.createStatement(); ResultSet rows = statement.executeQuery("select * from patientconversations_" + table)) {
                while (rows.next()) {
                    for (int column = 1; column <= rows.getMetaData().getColumnCount(); column++) {
                        text.append(rows.getString(column)).append('\n');
                    }
                }
            }
            return text.toString();
        });
    }

    private Participant join(String token) {
        assertThat(app.openLink(token).getOutcome()).isEqualTo(LinkStep.Outcome.BIRTHDATE);
        LinkStep asked = app.checkBirthdate(token, birthdate());
        assertThat(asked.getOutcome()).isEqualTo(LinkStep.Outcome.CODE);
        return signedIn(app.checkCode(token, codeIn(asked), Locale.ENGLISH));
    }

    private Participant signedIn(LinkStep step) {
        assertThat(step.getOutcome()).isEqualTo(LinkStep.Outcome.SIGNED_IN);
        return app.findSession(step.getSession().get(), true).get();
    }

    private Message say(String text, String... files) {
        return conversations.sendMessage(secure, new SendRequest("secure", text, null, null).withAttachments(Arrays.asList(files)));
    }

    private List<AppMessage> read(Participant participant) {
        return app.getMessages(participant, secure, null, 50).getItems();
    }

    private List<HistoryKind> history() {
        List<HistoryKind> kinds = new ArrayList<>();
        for (HistoryEntry entry : bean("teamService", TeamService.class).getHistory(secure, 0, 50).getItems()) {
            kinds.add(0, entry.getKind());
        }
        return kinds;
    }

    private Invitation.Status invitation() {
        return access.getStates(Collections.singleton(secure)).get(secure).getInvitation().get().getStatus();
    }

    @Test
    public void thePatientJoinsReadsAndAnswersAndBothSeeHowFarTheirWordsCame() {
        assertThat(invitation()).isEqualTo(Invitation.Status.WAITING);
        String token = token();
        Message question = say(BODY);
        assertThat(question.getStatus()).isEqualTo(MessageStatus.SENT);

        Participant participant = join(token);
        assertThat(invitation()).isEqualTo(Invitation.Status.JOINED);
        assertThat(history()).containsExactly(HistoryKind.INVITED, HistoryKind.INVITATION_OPENED, HistoryKind.JOINED);
        assertThat(app.getThreads(participant)).singleElement().satisfies(thread -> {
            assertThat(thread.getSubject()).isEqualTo(SUBJECT);
            assertThat(thread.getUnread()).isEqualTo(1);
            assertThat(thread.getLast().get().getText()).isEqualTo(BODY);
        });
        assertThat(read(participant)).extracting(AppMessage::getText).containsExactly(BODY);
        assertThat(question.getStatus()).isEqualTo(MessageStatus.DELIVERED);

        app.markRead(participant, secure, question.getUuid());
        assertThat(question.getStatus()).isEqualTo(MessageStatus.READ);
        assertThat(question.getDateRead()).isNotNull();
        assertThat(app.getThreads(participant).get(0).getUnread()).isZero();

        AppMessage answer = app.send(participant, secure, "Numbat <answer> & \"quotes\"", Collections.emptyList(), "once");
        assertThat(app.send(participant, secure, "Numbat <answer> & \"quotes\"", Collections.emptyList(), "once").getMessage()).isEqualTo(answer.getMessage());
        assertThat(answer.isMine()).isTrue();
        assertThat(answer.isReadByStaff()).isFalse();
        Message received = conversations.getMessages(secure, 0, 1).getItems().get(0);
        assertThat(conversations.getText(received).getBody()).isEqualTo("Numbat <answer> & \"quotes\"");
        assertThat(received.getParticipant()).isEqualTo(participant);
        assertThat(conversations.getUnreadCounts(Collections.singleton(secure)).get(secure)).isEqualTo(1);
        reload();
        assertThat(conversations.getConversationByUuid(secure.getUuid()).get().getTurn()).isEqualTo(Turn.PRACTICE);
        String revision = app.getRevision(participant);
        conversations.markRead(received);
        String seen = app.getRevision(participant);
        assertThat(seen).as("the patient's app asks again").isNotEqualTo(revision);
        conversations.markRead(received);
        assertThat(app.getRevision(participant)).as("once").isEqualTo(seen);
        assertThat(app.getMessages(participant, conversations.getConversationByUuid(secure.getUuid()).get(), null, 1).getItems().get(0).isReadByStaff()).isTrue();
    }

    @Test
    public void browsersAreToldOfWhatStaffSendAndOfNothingElse() {
        RecordingNewsBell bell = bean("newsBell", RecordingNewsBell.class);
        Participant participant = join(token());
        bell.takeRung();
        app.send(participant, secure, "Numbat", Collections.emptyList(), "once");
        bean("teamService", TeamService.class).addNote(secure, "Numbat note", null);
        assertThat(bell.takeRung()).isEmpty();
        say(BODY);
        assertThat(bell.takeRung()).containsExactly(jane);
    }

    /** Invariant 1. */
    @Test
    public void noCarrierSeesSubjectBodyOrFileNameAndNoColumnHoldsThem() {
        String token = token();
        Attachment file = attachments.addAttachment(secure, FILE, PDF);
        say(BODY, file.getUuid());
        Participant participant = join(token);
        Attachment own = app.addFile(participant, secure, "dingo-photo.pdf", PDF);
        app.send(participant, secure, BODY, Collections.singletonList(own.getUuid()), "t1");
        bean("teamService", TeamService.class).addNote(secure, "Numbat note", null);
        bean("scheduledMessageService", ScheduledMessageService.class).scheduleMessage(secure, new SendRequest("secure", "Echidna later", null, null),
            clock.instant().plusSeconds(3600));
        clock.advance(Duration.ofMinutes(6));
        say("Bandicoot body");
        clock.advance(Duration.ofMinutes(6));
        set(GlobalProperties.SECURE_QUIET_HOURS, "");
        assertThat(app.sendNudges()).isEqualTo(1);

        List<String> secrets = Arrays.asList(SUBJECT, BODY, FILE, "dingo", "Numbat", "Echidna", "Bandicoot");
        for (String uuid : outbox.getEnqueued()) {
            carriers.beginAttempt(uuid).ifPresent(attempt -> {
                String seen = attempt.getMessage().getText() + attempt.getMessage().getSubject();
                assertThat(secrets).noneMatch(seen::contains);
                assertThat(seen).doesNotContain("Heart Clinic");
                assertThat(attempt.getMessage().getFiles()).isEmpty();
            });
        }
        Context.flushSession();
        for (String table : "conversation message attachment scheduled_message history access_link participant app_session triage".split(" ")) {
            String rows = rowsOf(table);
            assertThat(secrets).as(table).noneMatch(rows::contains);
            assertThat(rows).as(table).doesNotContain(token);
        }
        assertThat(read(participant).get(2).getFiles()).containsValue(FILE);
        assertThat(attachments.readOutbound(file.getUuid())).isEmpty();
    }

    @Test
    public void aMessageInTheQueueOfASecureConversationIsHandedToNoCarrier() {
        Message message = say(BODY);
        message.setStatus(MessageStatus.QUEUED);
        reload();
        assertThat(carriers.beginAttempt(message.getUuid())).isEmpty();
    }

    @Test
    public void whatIsSentAgainRingsNoSecondTimeAndAStandardMessageNotAtAll() {
        RecordingNewsBell bell = bean("newsBell", RecordingNewsBell.class);
        bell.takeRung();
        send(start(jane), "Standard");
        assertThat(bell.takeRung()).isEmpty();
        conversations.sendMessage(secure, new SendRequest("secure", BODY, null, "same"));
        conversations.sendMessage(secure, new SendRequest("secure", BODY, null, "same"));
        assertThat(bell.takeRung()).containsExactly(jane);
    }

    @Test
    public void aRetractedMessageLeavesATraceInTheAppAndItsWordsAreGone() {
        String token = token();
        Message wrong = say(BODY);
        Participant participant = join(token);
        conversations.retractMessage(wrong, "for someone else");
        AppMessage seen = read(participant).get(0);
        assertThat(seen.isWithdrawn()).isTrue();
        assertThat(seen.getText()).isNull();
        assertThat(app.getThreads(participant).get(0).getUnread()).isZero();
    }

    @Test
    public void aLinkOpensOnceAndNotAfterItWasRevokedReplacedOrExpired() {
        String first = token();
        access.invite(secure, null, null);
        String second = token();
        assertThat(app.openLink(first).getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
        access.revoke(access.getInvitations(secure, 0, 1).getItems().get(0).getLink());
        assertThat(invitation()).isEqualTo(Invitation.Status.REVOKED);
        assertThat(app.openLink(second).getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
        access.invite(secure, null, null);
        String third = token();
        clock.advance(Duration.ofHours(72));
        assertThat(app.openLink(third).getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
        assertThat(app.checkBirthdate(third, birthdate()).getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
        assertThat(invitation()).isEqualTo(Invitation.Status.EXPIRED);
        access.invite(secure, null, null);
        String fourth = token();
        join(fourth);
        assertThat(app.openLink(fourth).getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
        assertThat(app.openLink("no-such-token").getOutcome()).isEqualTo(LinkStep.Outcome.INVALID);
    }

    @Test
    public void aStolenLinkWithoutTheCodeLetsNobodyIn() {
        String token = token();
        assertThat(app.checkCode(token, "000000", Locale.ENGLISH).getOutcome()).isEqualTo(LinkStep.Outcome.FAILED);
        assertThat(app.sendCode(token).getOutcome()).isEqualTo(LinkStep.Outcome.FAILED);
        LinkStep asked = app.checkBirthdate(token, birthdate());
        assertThat(asked.getCode().get().getTo()).isEqualTo(NUMBER);
        clock.advance(Duration.ofMinutes(11));
        assertThat(app.checkCode(token, codeIn(asked), Locale.ENGLISH).getOutcome()).isEqualTo(LinkStep.Outcome.FAILED);
    }

    @Test
    public void fiveWrongTriesLockForTenMinutesAndTheNextFiveForTwenty() {
        String token = token();
        for (int i = 0; i < 5; i++) {
            assertThat(app.checkBirthdate(token, LocalDate.of(1900, 1, 1)).getOutcome()).isEqualTo(LinkStep.Outcome.FAILED);
        }
        assertThat(app.checkBirthdate(token, birthdate()).getOutcome()).isEqualTo(LinkStep.Outcome.LOCKED);
        clock.advance(Duration.ofMinutes(10));
        LinkStep asked = app.checkBirthdate(token, birthdate());
        assertThat(asked.getOutcome()).isEqualTo(LinkStep.Outcome.CODE);
        String wrong = codeIn(asked).equals("123456") ? "654321" : "123456";
        for (int i = 0; i < 5; i++) {
            assertThat(app.checkCode(token, wrong, Locale.ENGLISH).getOutcome()).isEqualTo(LinkStep.Outcome.FAILED);
        }
        clock.advance(Duration.ofMinutes(11));
        assertThat(app.checkBirthdate(token, birthdate()).getOutcome()).isEqualTo(LinkStep.Outcome.LOCKED);
        clock.advance(Duration.ofMinutes(10));
        assertThat(app.checkBirthdate(token, birthdate()).getOutcome()).isEqualTo(LinkStep.Outcome.CODE);
    }

    @Test
    public void aSessionEndsWhenIdleAfterTwelveHoursAndWhenStaffEndIt() {
        String token = token();
        app.openLink(token);
        String cookie = app.checkCode(token, codeIn(app.checkBirthdate(token, birthdate())), Locale.ENGLISH).getSession().get();
        clock.advance(Duration.ofMinutes(14));
        assertThat(app.findSession(cookie, true)).isPresent();
        reload();
        clock.advance(Duration.ofMinutes(14));
        assertThat(app.findSession(cookie, false)).isPresent();
        reload();
        clock.advance(Duration.ofMinutes(2));
        assertThat(app.findSession(cookie, true)).isEmpty();
        clock.advance(Duration.ofMinutes(-2));
        assertThat(access.signOutEverywhere(jane)).isEqualTo(1);
        reload();
        assertThat(app.findSession(cookie, true)).isEmpty();
    }

    @Test
    public void nobodySeesAnotherPatientsThreadNorAStandardOne() {
        Participant participant = join(token());
        Conversation other = conversations.startConversation(request(patient(2), OTHER_NUMBER).about("Other"));
        Attachment file = attachments.addAttachment(other, "other.pdf", PDF);
        Conversation standard = start(jane);
        assertThat(app.getThread(participant, other.getUuid())).isEmpty();
        assertThat(app.getThread(participant, standard.getUuid())).isEmpty();
        assertThat(app.getThread(participant, secure.getUuid())).isPresent();
        assertThat(app.getFile(participant, file.getUuid())).isEmpty();
        assertThat(app.getThreads(participant)).hasSize(1);
    }

    @Test
    public void aProxyReadsAndWritesAsThemselvesUntilTheirAccessEnds() {
        Participant proxy = access.addProxy(secure, "Aunt May", "aunt", request(jane, OTHER_NUMBER), null);
        Participant may = join(token());
        assertThat(may).isEqualTo(proxy);
        say(BODY);
        app.send(may, secure, "From May", Collections.emptyList(), "m1");
        assertThat(read(may)).extracting(AppMessage::getAuthor).contains("Aunt May");
        assertThat(access.getStates(Collections.singleton(secure)).get(secure).isJoined()).isFalse();
        access.endParticipant(secure, proxy);
        reload();
        assertThat(bean("appSessions", AppSessions.class).isIn(access.getParticipantByUuid(proxy.getUuid()).get())).isFalse();
    }

    @Test
    public void whoHasNotReadIsRemindedTwiceAndNotAtNight() {
        Participant participant = join(token());
        clock.advance(Duration.ofMinutes(30));
        set(GlobalProperties.SECURE_QUIET_HOURS, "");
        Message message = say(BODY);
        assertThat(app.sendNudges()).isZero();
        clock.advance(Duration.ofMinutes(5));
        String now = bean("practiceTime", PracticeTime.class).now().toLocalTime().toString().substring(0, 2);
        set(GlobalProperties.SECURE_QUIET_HOURS, now + ":00-" + now + ":59");
        assertThat(app.sendNudges()).isZero();
        set(GlobalProperties.SECURE_QUIET_HOURS, "");
        assertThat(app.sendNudges()).isEqualTo(1);
        assertThat(handedOver()).contains("#").doesNotContain(BODY);
        reload();
        assertThat(app.sendNudges()).isZero();
        clock.advance(Duration.ofMinutes(55));
        assertThat(app.sendNudges()).isEqualTo(1);
        reload();
        clock.advance(Duration.ofHours(5));
        assertThat(app.sendNudges()).isZero();
        app.markRead(participant, secure, message.getUuid());
        assertThat(conversations.getMessages(secure, 0, 50).getItems()).filteredOn(each -> each.getKind() == MessageKind.NOTICE).hasSize(3);
        assertThat(conversations.getLastMessages(Collections.singleton(secure)).get(secure)).isEqualTo(message);
    }

    @Test
    public void whoIsSignedOutComesBackByALinkToTheirNumberAndACode() {
        join(token());
        clock.advance(Duration.ofHours(1));
        app.requestLink(OTHER_NUMBER);
        int before = outbox.getEnqueued().size();
        app.requestLink(NUMBER);
        app.requestLink(NUMBER);
        assertThat(outbox.getEnqueued()).hasSize(before + 1);
        String token = token();
        LinkStep asked = app.openLink(token);
        assertThat(asked.getOutcome()).isEqualTo(LinkStep.Outcome.CODE);
        assertThat(asked.getHint()).endsWith(NUMBER.substring(NUMBER.length() - 3)).doesNotContain(NUMBER);
        assertThat(app.sendCode(token).getOutcome()).isEqualTo(LinkStep.Outcome.TOO_SOON);
        signedIn(app.checkCode(token, codeIn(asked), Locale.ENGLISH));
    }

    @Test
    public void whoGetsInIsWrittenToInTheBrowsersLanguageIfWeHaveIt() {
        Participant joined = join(token());
        assertEquals("en", joined.getLocale());
        for (Locale language : new Locale[] { Locale.CANADA_FRENCH, Locale.JAPANESE }) {
            clock.advance(Duration.ofHours(1));
            app.requestLink(NUMBER);
            String token = token();
            signedIn(app.checkCode(token, codeIn(app.openLink(token)), language));
            assertEquals("fr", joined.getLocale());
        }
        assertEquals(Locale.FRENCH, bean("notices", Notices.class).localeOf(joined));
    }

    @Test
    public void nothingGoesOutWithoutConsentOrAPublicAddress() {
        assertRefused("consent.unknown", () -> conversations.startConversation(
            new StartRequest(patient(2), ConversationMode.SECURE).contact(ContactSystem.SMS, OTHER_NUMBER, false).about(SUBJECT)));
        assertRefused("subject.required", () -> conversations.startConversation(request(jane, NUMBER)));
        assertRefused("contact.required", () -> conversations.startConversation(new StartRequest(patient(2), ConversationMode.SECURE).about(SUBJECT)));
        assertRefused("channel.unknown", () -> conversations.sendMessage(secure, new SendRequest("sms", BODY, null, null)));
        consents.recordConsent(jane, "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        assertRefused("consent.withdrawn", () -> access.invite(secure, null, null));
        assertThat(carriers.beginAttempt(outbox.getEnqueued().get(0))).isEmpty();
        for (String address : new String[] { "", "http://emr.example.org/openmrs" }) {
            set(GlobalProperties.PUBLIC_BASE_URL, address);
            assertRefused("secure.noPublicAddress", () -> access.invite(secure, null, null));
        }
    }

    @Test
    public void aStandardConversationThatMovesOverAndTheSecureOnePointAtEachOther() {
        Conversation standard = start(patient(2));
        Conversation moved = conversations.startConversation(request(patient(2), NUMBER).about(SUBJECT).from(standard));
        assertThat(moved.getRelated()).isEqualTo(standard);
        assertThat(standard.getRelated()).isEqualTo(moved);
        assertThat(Optional.ofNullable(moved.getStandardPatientId())).isEmpty();
    }
}
