/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageReason;
import org.openmrs.module.patientconversations.model.TriageStatus;

public class MailReceivingTest extends ServiceTest {

    private static final String STRANGER = "eve@example.org";

    private MailboxService mailboxes;

    private Conversation janes;

    private Message sent;

    private int received;

    private long uid;

    @Before
    public void open() {
        mailboxes = bean("mailboxService", MailboxService.class);
        janes = start(patient(2), EMAIL);
        sent = conversations.sendMessage(janes, new SendRequest("email", "Come on Tuesday", "Your visit", null));
        carriers.beginAttempt(sent.getUuid());
        carriers.recordReport(sent.getUuid(), CarrierReport.of(messageId(), MessageStatus.SENT));
        mailboxes.openMailbox("clinic", 1, 0);
    }

    private Conversation start(Patient patient, String address) {
        return conversations.startConversation(new StartRequest(patient, ConversationMode.STANDARD).contact(ContactSystem.EMAIL, address, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
    }

    private String messageId() {
        return "<" + sent.getUuid() + "@example.org>";
    }

    private InboundMessage mail(String from, String subject, String text) {
        return new InboundMessage("email", from, "clinic@example.org", subject, text, "<in" + ++received + "@phone.example.org>", new Date(clock.millis()))
            .withMail(new MailDetails(null, null, Collections.emptyList(), Collections.emptyList(), false, false));
    }

    private static InboundMessage answering(InboundMessage mail, List<String> tokens, List<String> references) {
        return mail.withMail(new MailDetails("<b>x</b>", "> before", tokens, references, false, false));
    }

    private boolean file(InboundMessage mail) {
        return mailboxes.fileMail(new MailPosition("clinic", 1, ++uid), mail);
    }

    private Message newest() {
        return conversations.getMessages(janes, 0, 1).getItems().get(0);
    }

    private int threadSize() {
        return conversations.getMessages(janes, 0, 50).getItems().size();
    }

    private List<TriageItem> waiting() {
        return triage.getItems(TriageStatus.WAITING, 0, 10).getItems();
    }

    private ConsentStatus consent() {
        return consents.getCurrent(patient(2), "email", EMAIL).map(Consent::getStatus).orElse(ConsentStatus.UNKNOWN);
    }

    @Test
    public void anAnswerIsFoundByTokenThenInReplyToThenReferences() {
        start(patient(7), EMAIL);
        file(answering(mail(EMAIL, "Re: Your visit", "by token"), Collections.singletonList(sent.getUuid()), Collections.emptyList()));
        assertEquals("by token", newest().getBody());
        file(answering(mail(EMAIL, "Re: Your visit", "by In-Reply-To"), Collections.emptyList(), Collections.singletonList(messageId())));
        assertEquals("by In-Reply-To", newest().getBody());
        file(answering(mail(EMAIL, "Re: Your visit", "by References"), Collections.emptyList(), Arrays.asList("<unknown@example.org>", messageId())));
        assertEquals("by References", newest().getBody());
        assertEquals("<b>x</b>", newest().getBodyHtml());
        assertEquals("> before", newest().getQuoted());
        assertTrue("though another patient has the same address", waiting().isEmpty());
    }

    @Test
    public void anAnswerToTheirOwnEarlierMailIsInTheSameThread() {
        file(mail(EMAIL, "Question", "first"));
        String first = newest().getCarrierId();
        file(answering(mail(EMAIL, "Re: Question", "second"), Collections.emptyList(), Collections.singletonList(first)));
        assertEquals("second", newest().getBody());
    }

    @Test
    public void theOnePatientWithTheAddressIsTheSenderWhateverItsCapitals() {
        file(mail("Jane.DOE@Example.ORG", "Hello", "new mail"));
        assertEquals("new mail", newest().getBody());
    }

    @Test
    public void anUnknownAndASharedAddressWaitInTriage() {
        file(mail(STRANGER, "Hello", "who am I"));
        start(patient(7), EMAIL);
        file(mail(EMAIL, "Hello", "which one am I"));
        assertEquals(TriageReason.UNKNOWN_SENDER, waiting().get(0).getReason());
        assertEquals(TriageReason.SHARED_ADDRESS, waiting().get(1).getReason());
        assertEquals(1, threadSize());
    }

    @Test
    public void anAnswerFromAnotherAddressThanThePatientsIsNotBelieved() {
        start(patient(7), STRANGER);
        file(answering(mail(STRANGER, "Re: Your visit", "I am Jane, really"), Collections.singletonList(sent.getUuid()), Collections.singletonList(messageId())));
        assertEquals(1, threadSize());
        TriageItem item = waiting().get(0);
        assertEquals(TriageReason.DOUBTFUL_SENDER, item.getReason());
        assertThat(triage.getCandidates(item)).containsExactly(patient(2), patient(7));
        assertEquals("> before", triage.attachItem(item, patient(2)).getMessage().getQuoted());
    }

    @Test
    public void aSenderWhoMayBeForgedWaitsInTriageThoughTheAddressIsThePatients() {
        file(mail(EMAIL, "Hello", "forged").withMail(new MailDetails(null, null, Collections.emptyList(), Collections.emptyList(), false, true)));
        assertEquals(TriageReason.DOUBTFUL_SENDER, waiting().get(0).getReason());
        assertEquals(1, threadSize());
    }

    @Test
    public void aMessageOfTheMailboxIsHandledOnceAlsoWithoutMessageId() {
        InboundMessage mail = mail(EMAIL, "Hello", "once");
        assertTrue(mailboxes.fileMail(new MailPosition("clinic", 1, 5), mail));
        assertFalse(mailboxes.fileMail(new MailPosition("clinic", 1, 5), mail(EMAIL, "Hello", "once")));
        assertFalse("nor an older one", mailboxes.fileMail(new MailPosition("clinic", 1, 4), mail(EMAIL, "Hello", "older")));
        assertEquals(2, threadSize());
    }

    @Test
    public void aMailboxMadeAnewIsReadFromItsBeginningAndWhatWasFiledIsKnownAgain() {
        InboundMessage mail = mail(EMAIL, "Hello", "once");
        mailboxes.fileMail(new MailPosition("clinic", 1, 5), mail);
        assertEquals(0, mailboxes.openMailbox("clinic", 2, 9).getLastUid());
        assertFalse("the old one is no more", mailboxes.fileMail(new MailPosition("clinic", 1, 6), mail(EMAIL, "Hello", "gone")));
        assertTrue(mailboxes.fileMail(new MailPosition("clinic", 2, 1), mail));
        assertEquals(2, threadSize());
        assertEquals(1, mailboxes.openMailbox("clinic", 2, 9).getLastUid());
    }

    @Test
    public void aNewMailboxIsReadFromNowOn() {
        assertEquals(41, mailboxes.openMailbox("other", 1, 41).getLastUid());
    }

    @Test
    public void aBounceFailsTheMessageThatBouncedAndNoOther() {
        Message other = conversations.sendMessage(janes, new SendRequest("email", "Another", null, null));
        mailboxes.fileBounce(new MailPosition("clinic", 1, ++uid), new Bounce(Arrays.asList("<unknown@example.org>", messageId()), "email.bounced.address"));
        reload();
        Message bounced = conversations.getMessageByUuid(sent.getUuid()).get();
        assertEquals(MessageStatus.FAILED, bounced.getStatus());
        assertEquals("It came back: the patient\u2019s address does not exist.", bean("failureWords", FailureWords.class).of(bounced.getErrorCode(), java.util.Locale.ENGLISH));
        assertEquals(MessageStatus.QUEUED, conversations.getMessageByUuid(other.getUuid()).get().getStatus());
        assertTrue(waiting().isEmpty());
    }

    @Test
    public void stopInTheSubjectOrTheFirstLineWithdrawsConsent() {
        file(mail(EMAIL, "Unsubscribe", ""));
        assertEquals(ConsentStatus.WITHDRAWN, consent());
        file(mail(EMAIL, "START", ""));
        assertEquals(ConsentStatus.GRANTED, consent());
        file(mail(EMAIL, "Re: Your visit", "\nStop.\n\nJane"));
        assertEquals(ConsentStatus.WITHDRAWN, consent());
        assertRefused("consent.withdrawn", () -> conversations.sendMessage(janes, new SendRequest("email", "More", null, null)));
    }

    @Test
    public void aSentenceWithTheWordWithdrawsNothing() {
        file(mail(EMAIL, "Re: Stop by", "Please stop by tomorrow\nSTOP"));
        assertEquals(ConsentStatus.GRANTED, consent());
    }

    @Test
    public void whoHoldsOurReplyAddressMayStopWhatIsSentThereButNotRenewIt() {
        file(answering(mail(STRANGER, "unsubscribe", ""), Collections.singletonList(sent.getUuid()), Collections.emptyList()));
        assertEquals(ConsentStatus.WITHDRAWN, consent());
        file(answering(mail(EMAIL, "START", ""), Collections.emptyList(), Collections.emptyList())
            .withMail(new MailDetails(null, null, Collections.emptyList(), Collections.emptyList(), false, true)));
        assertEquals("a forged START renews nothing", ConsentStatus.WITHDRAWN, consent());
    }

    @Test
    public void helpIsAnsweredInTheThreadOnlySoOftenADayAndNeverToAMachine() {
        set(GlobalProperties.AUTOMATIC_ANSWERS_PER_DAY, "2");
        for (int i = 0; i < 4; i++) {
            file(mail(EMAIL, "help", ""));
        }
        assertEquals(2, automatic());
        clock.advance(java.time.Duration.ofHours(25));
        file(mail(EMAIL, "help", "").withMail(new MailDetails(null, null, Collections.emptyList(), Collections.emptyList(), true, false)));
        assertEquals("a machine asked", 2, automatic());
        file(mail(EMAIL, "help", ""));
        assertEquals(3, automatic());
        assertEquals("Call the practice.", newest().getBody());
        assertTrue(carriers.beginAttempt(newest().getUuid()).get().getMessage().isAutomatic());
        file(mail(STRANGER, "help", ""));
        assertEquals("a stranger is not answered", 3, automatic());
    }

    private long automatic() {
        Context.flushSession();
        return conversations.getMessages(janes, 0, 50).getItems().stream().filter(Message::isAutomatic).filter(message -> message.getStatus() != MessageStatus.RECEIVED).count();
    }
}
