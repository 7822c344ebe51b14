/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import org.hibernate.SessionFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.channel.Carriers;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.openmrs.module.patientconversations.sandbox.Mail;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.SettingsService;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.service.TestMessageResult;
import org.openmrs.module.patientconversations.service.TriageService;
import org.openmrs.module.patientconversations.support.CapturedLog;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.openmrs.module.patientconversations.support.RuntimeSettings;
import org.openmrs.module.patientconversations.support.TestDaemonToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** From the patient's mail program through a real mailbox into the thread, with everything in its place but the web. */
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class MailToThreadTest extends ContextTest {

    private static final String EMAIL = "jane.doe@example.org";

    private static final String CLINIC = "clinic@example.org";

    @Rule
    public final Carriers carriers = new Carriers();

    @Autowired
    private ConversationService conversations;

    @Autowired
    private TriageService triage;

    @Autowired
    private SettingsService settingsService;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    @Qualifier("patientconversations.globalPropertySettings")
    private GlobalPropertySettings properties;

    @Autowired
    private PlatformTransactionManager transactions;

    private RuntimeSettings settings;

    private Conversation conversation;

    @Before
    public void open() throws Exception {
        settings = new RuntimeSettings(properties);
        settings.reset();
        carriers.lead(settings);
        settings.set(GlobalProperties.IMAP_HOST, "localhost");
        settings.set(GlobalProperties.IMAP_PORT, Integer.toString(carriers.sandbox().imapPort()));
        settings.set(GlobalProperties.IMAP_SECURITY, "NONE");
        settings.set(GlobalProperties.IMAP_USERNAME, CLINIC);
        settings.set(GlobalProperties.IMAP_PASSWORD, "mailbox-secret");
        settings.set(GlobalProperties.IMAP_POLL_SECONDS, "600");
        settings.set(GlobalProperties.SMTP_REPLY_ADDRESS, CLINIC);
        dispatcher.start(TestDaemonToken.issue());
        Patient patient = Context.getPatientService().getPatient(2);
        conversation = conversations.startConversation(new StartRequest(patient, ConversationMode.STANDARD).contact(ContactSystem.EMAIL, EMAIL, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
        // What lies in a mailbox when it is connected is left alone, so it has to be connected first.
        await(this::isWatched);
    }

    @After
    public void close() {
        dispatcher.stop();
        settings.close();
        deleteAllData();
    }

    @Test
    public void anAnswerLandsInItsThreadAtOnceByIdle() throws Exception {
        Mail sent = send("Come on Tuesday");
        assertTrue(sent.headers(), sent.headers().contains("Reply-To: "));
        assertTrue(sent.headers(), sent.headers().contains("List-Unsubscribe: <mailto:clinic+"));
        assertTrue("bounces find their message too", sent.envelopeFrom().startsWith("clinic+"));
        carriers.post("mail", "{\"answers\": " + sent.id() + ", \"text\": \"Yes, I come\"}");
        await(() -> thread().size() == 2);
        assertEquals("Yes, I come", thread().get(0).getBody());
        assertTrue(thread().get(0).getQuoted(), thread().get(0).getQuoted().contains("> Come on Tuesday"));
    }

    @Test
    public void aForgedSenderWaitsInTriageAndABounceFailsTheRightMessage() throws Exception {
        Mail first = send("Come on Tuesday");
        Mail second = send("Bring your papers");
        carriers.post("mail", "{\"answers\": " + first.id() + ", \"from\": \"eve@example.org\", \"text\": \"I am Jane\"}");
        carriers.post("bounce", "{\"mail\": " + second.id() + "}");
        await(() -> thread().get(0).getStatus() == MessageStatus.FAILED);
        assertEquals("email.bounced.address", thread().get(0).getErrorCode());
        assertEquals(MessageStatus.SENT, thread().get(1).getStatus());
        assertEquals(1, triage.getItems(TriageStatus.WAITING, 0, 10).getItems().size());
    }

    @Test
    public void mailThatCameWhileNobodyReadIsFiledLaterAndNothingTwice() throws Exception {
        Mail sent = send("Come on Tuesday");
        carriers.post("mail", "{\"answers\": " + sent.id() + ", \"text\": \"one\"}");
        await(() -> thread().size() == 2);
        dispatcher.stop();
        carriers.post("mail", "{\"answers\": " + sent.id() + ", \"text\": \"two\", \"messageId\": \"\"}");
        carriers.post("mail", "{\"answers\": " + sent.id() + ", \"text\": \"three\"}");
        dispatcher.start(TestDaemonToken.issue());
        await(() -> thread().size() == 4);
        assertEquals("three", thread().get(0).getBody());
        assertEquals("two", thread().get(1).getBody());
    }

    @Test
    public void aWrongPasswordOrServerIsSaid() {
        TestMessageResult opened = settingsService.testMailbox();
        assertTrue(opened.getWords(), opened.isOk());
        settings.set(GlobalProperties.IMAP_PORT, "1");
        TestMessageResult failed = settingsService.testMailbox();
        assertFalse(failed.isOk());
        assertEquals("mailbox.connect", failed.getCode());
    }

    @Test
    public void neitherTextsNorAddressesNorSecretsAreLogged() throws Exception {
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations"); CapturedLog mail = CapturedLog.of("org.eclipse.angus");
                CapturedLog scheduler = CapturedLog.of("com.github.kagkarlsson")) {
            Mail sent = send("Confidential words");
            carriers.post("mail", "{\"answers\": " + sent.id() + ", \"text\": \"Confidential answer\"}");
            carriers.post("mail", "{\"from\": \"confidential.stranger@example.org\", \"to\": \"" + CLINIC + "\", \"text\": \"Confidential question\"}");
            carriers.post("bounce", "{\"mail\": " + sent.id() + "}");
            await(() -> thread().size() == 2 && thread().get(1).getStatus() == MessageStatus.FAILED);
            settings.set(GlobalProperties.IMAP_PORT, "1");
            await(() -> !settingsService.getQueueState().getChannels().get("mailbox").isAvailable() || log.text().contains("mailbox.connect"));
            String all = log.text() + mail.text() + scheduler.text();
            assertFalse(all.isEmpty());
            for (String secret : new String[] { "Confidential", "confidential", "jane.doe", "mailbox-secret" }) {
                assertFalse(secret + " in " + all, all.contains(secret));
            }
        }
    }

    private boolean isWatched() {
        return new TransactionTemplate(transactions).execute(status -> ((Number) Context.getRegisteredComponents(SessionFactory.class).get(0).getCurrentSession()
            .createNativeQuery("select count(*) from patientconversations_mailbox where last_look is not null").getSingleResult()).longValue() > 0);
    }

    private Mail send(String text) throws Exception {
        int before = carriers.sandbox().journal().mails().size();
        Message message = conversations.sendMessage(conversation, new SendRequest("email", text, "Your visit", null));
        await(() -> {
            Context.clearSession();
            return conversations.getMessageByUuid(message.getUuid()).get().getStatus() == MessageStatus.SENT;
        });
        return carriers.sandbox().journal().mails().get(before);
    }

    private List<Message> thread() {
        Context.clearSession();
        return conversations.getMessages(conversations.getConversationByUuid(conversation.getUuid()).get(), 0, 50).getItems();
    }

    private static void await(Callable<Boolean> condition) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (!condition.call()) {
            assertTrue("it never came to that", System.nanoTime() < end);
            Thread.sleep(20);
        }
    }
}
