/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.channel.Carriers;
import org.openmrs.module.patientconversations.inbound.TwilioVoice;
import org.openmrs.module.patientconversations.inbound.TwilioWebhooks;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.CallOutcome;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.CallService;
import org.openmrs.module.patientconversations.service.ConsentService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.StartRequest;
import org.openmrs.module.patientconversations.service.TriageService;
import org.openmrs.module.patientconversations.support.CapturedLog;
import org.openmrs.module.patientconversations.support.ContextTest;
import org.openmrs.module.patientconversations.support.PracticeServer;
import org.openmrs.module.patientconversations.support.RuntimeSettings;
import org.openmrs.module.patientconversations.support.TestDaemonToken;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** The main job, from the service that staff call to the patient's phone and back, with everything in its place but the web. */
@Transactional(propagation = Propagation.NOT_SUPPORTED)
public class ChartToPhoneTest extends ContextTest {

    private static final String PHONE = "+250788123456";

    private static final String EMAIL = "jane.doe@example.org";

    private static final String TEXT = "Your next visit: <Tuesday> & \"bring\" \uD83D\uDC8A \u0645\u0631\u062D\u0628\u0627";

    @Rule
    public final Carriers carriers = new Carriers();

    @Autowired
    private ConversationService conversations;

    @Autowired
    private ConsentService consents;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private TwilioWebhooks webhooks;

    @Autowired
    private TwilioVoice voice;

    @Autowired
    private CallService calls;

    @Autowired
    private TriageService triage;

    @Autowired
    @Qualifier("patientconversations.globalPropertySettings")
    private GlobalPropertySettings properties;

    @Autowired
    private PlatformTransactionManager transactions;

    private RuntimeSettings settings;

    private PracticeServer practice;

    private Patient patient;

    @Before
    public void open() throws Exception {
        practice = new PracticeServer(webhooks, voice);
        settings = new RuntimeSettings(properties);
        carriers.lead(settings);
        settings.reset();
        carriers.lead(settings);
        settings.set(GlobalProperties.PUBLIC_BASE_URL, practice.baseUrl());
        carriers.sandbox().webhookBase(practice.baseUrl());
        dispatcher.start(TestDaemonToken.issue());
        assertTrue("delivery runs", dispatcher.isRunning());
        patient = Context.getPatientService().getPatient(2);
    }

    @After
    public void close() {
        dispatcher.stop();
        practice.close();
        settings.close();
        deleteAllData();
    }

    @Test
    public void anSmsIsDeliveredAndAnsweredInTheSameThread() throws Exception {
        Conversation conversation = start(ContactSystem.SMS, PHONE);

        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));

        await("delivered", sent, message -> message.getStatus() == MessageStatus.DELIVERED);
        assertEquals(TEXT, carriers.sandbox().journal().sms().get(0).text());
        assertEquals(1, carriers.sandbox().journal().sms().size());

        reply("Yes <b>I</b> come & thanks \uD83D\uDE4F");
        List<Message> thread = thread(conversation, 2);
        assertEquals(Direction.INBOUND, thread.get(0).getDirection());
        assertEquals("Yes <b>I</b> come & thanks \uD83D\uDE4F", thread.get(0).getBody());
        assertEquals(conversation.getUuid(), thread.get(0).getConversation().getUuid());
    }

    @Test
    public void picturesGoBothWaysByMms() throws Exception {
        settings.set(GlobalProperties.PUBLIC_BASE_URL, practice.baseUrl());
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        AttachmentService attachments = Context.getService(AttachmentService.class);
        byte[] pdf = "%PDF-1.7 results".getBytes(StandardCharsets.US_ASCII);
        String draft = attachments.addAttachment(conversation, "results.pdf", pdf).getUuid();
        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", "See this", null, null).withAttachments(Collections.singletonList(draft)));
        await("delivered", sent, message -> message.getStatus() == MessageStatus.DELIVERED);
        assertArrayEquals(pdf, carriers.sandbox().journal().sms().get(0).media().get(0).content());

        carriers.post("reply", "{\"from\": \"" + PHONE + "\", \"text\": \"\", \"media\": [{\"name\": \"x\", \"type\": \"application/pdf\", \"base64\": \""
                + Base64.getEncoder().encodeToString(pdf) + "\"}]}");
        Message picture = thread(conversation, 2).get(0);
        await("fetched", picture, message -> message.getAttachments().get(0).getStatus() == AttachmentStatus.STORED);
        assertArrayEquals(pdf, attachments.getContent(attachments.getAttachmentByUuid(reload(picture).getAttachments().get(0).getUuid()).get(), false));
    }

    private void ring(String how) throws Exception {
        carriers.post("call", "{\"from\": \"" + PHONE + "\", " + how + "}");
    }

    private List<String> stepsOf(int call) {
        return carriers.sandbox().journal().calls().get(call).steps();
    }

    @Test
    public void aMissedCallIsAnEntryWithItsVoicemailAndTranscript() throws Exception {
        settings.set(GlobalProperties.VOICE_FORWARD_TO, "+15005550010");
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        ring("\"answered\": false, \"voicemail\": \"Please call me back\"");
        Message call = thread(conversation, 1).get(0);
        assertEquals(CallOutcome.MISSED, call.getCall().getOutcome());
        assertEquals("Please call me back", call.getCall().getTranscript());
        await("the recording is fetched", call, message -> message.getAttachments().get(0).getStatus() == AttachmentStatus.STORED);
        assertTrue(reload(call).getAttachments().get(0).getContentType().startsWith("audio/"));
        assertTrue(stepsOf(0).toString(), stepsOf(0).stream().anyMatch(step -> step.contains("it will be recorded")));
        assertEquals(Long.valueOf(1), conversations.getUnreadCounts(Collections.singleton(conversation)).get(conversation));
    }

    @Test
    public void anAnsweredCallTellsHowLongItWas() throws Exception {
        settings.set(GlobalProperties.VOICE_FORWARD_TO, "+15005550010");
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        ring("\"answered\": true, \"seconds\": 65");
        Message call = thread(conversation, 1).get(0);
        assertEquals(CallOutcome.ANSWERED, call.getCall().getOutcome());
        assertEquals(Integer.valueOf(65), call.getCall().getSeconds());
        assertTrue("the practice's number is shown", stepsOf(0).get(0).contains("+15005550010 as " + Carriers.PRACTICE_NUMBER));
    }

    @Test
    public void aCallFromASharedNumberWaitsInTriageWithItsVoicemail() throws Exception {
        start(ContactSystem.SMS, PHONE);
        conversations.startConversation(new StartRequest(Context.getPatientService().getPatient(7), ConversationMode.STANDARD).contact(ContactSystem.SMS, PHONE, false));
        ring("\"answered\": false, \"voicemail\": \"It is me\"");
        Context.clearSession();
        TriageItem item = triage.getItems(TriageStatus.WAITING, 0, 1).getItems().get(0);
        assertEquals(2, triage.getCandidates(item).size());
        Message call = triage.attachItem(item, Context.getPatientService().getPatient(7)).getMessage();
        assertEquals("It is me", reload(call).getCall().getTranscript());
        assertEquals(1, reload(call).getAttachments().size());
    }

    @Test
    public void aCallToThePatientRingsTheClinicianFirstAndShowsThePracticesNumber() throws Exception {
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        Message call = calls.startCall(conversation, "+15005550011");
        await("connected", call, message -> message.getStatus() == MessageStatus.DELIVERED);
        assertEquals(CallOutcome.ANSWERED, reload(call).getCall().getOutcome());
        assertEquals("+15005550011", carriers.sandbox().journal().calls().get(0).to());
        assertTrue(stepsOf(0).toString(), stepsOf(0).stream().anyMatch(step -> step.contains(PHONE + " as " + Carriers.PRACTICE_NUMBER)));
        assertThrows(ValidationException.class, () -> calls.startCall(conversation, "12"));
        settings.set(GlobalProperties.TWILIO_API_BASE_URL, "http://localhost:1");
        assertEquals("stored, and failed with its reason", MessageStatus.FAILED, calls.startCall(conversation, "+15005550011").getStatus());
    }

    @Test
    public void aStepOfACallThatTwilioDidNotSignChangesNothing() throws Exception {
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        java.util.Map<String, String[]> form = new java.util.HashMap<>();
        form.put("CallSid", new String[] { "CA1" });
        form.put("From", new String[] { PHONE });
        for (String step : new String[] { "", "/forwarded", "/recording", "/transcription", "/status", "/connect", "/dial", "/ended" }) {
            assertEquals(step, 403, voice.handle(step, form, null, "forged", "192.0.2.1").get().getStatus());
        }
        assertFalse(voice.handle("/nothing", form, null, "forged", "192.0.2.1").isPresent());
        thread(conversation, 0);
    }

    @Test
    public void anEmailIsSent() throws Exception {
        Conversation conversation = start(ContactSystem.EMAIL, EMAIL);

        Message sent = conversations.sendMessage(conversation, new SendRequest("email", TEXT, "Your visit", null));

        await("sent", sent, message -> message.getStatus() == MessageStatus.SENT);
        assertEquals(TEXT, carriers.sandbox().journal().mails().get(0).text().trim());
        assertEquals("<" + sent.getUuid() + "@example.org>", reload(sent).getCarrierId());
    }

    @Test
    public void stopWithdrawsConsentAndNothingMoreGoesOut() throws Exception {
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));
        await("delivered", sent, message -> message.getStatus() == MessageStatus.DELIVERED);

        reply("Stop");

        thread(conversation, 2);
        Optional<Consent> current = consents.getCurrent(patient, "sms", PHONE);
        assertEquals(ConsentStatus.WITHDRAWN, current.get().getStatus());
        assertThrows(ValidationException.class, () -> conversations.sendMessage(conversation, new SendRequest("sms", "More", null, null)));
    }

    @Test
    public void aCarrierThatIsTooBusyIsAskedAgain() throws Exception {
        carriers.behave("{\"status\": 429, \"times\": 1}");
        Conversation conversation = start(ContactSystem.SMS, PHONE);

        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));

        await("delivered", sent, message -> message.getStatus() == MessageStatus.DELIVERED);
        assertEquals(1, carriers.sandbox().journal().sms().size());
    }

    @Test
    public void aCutConnectionSendsNothingTwice() throws Exception {
        carriers.behave("{\"dropResponses\": true, \"dropCallbacks\": true, \"times\": 1}");
        Conversation conversation = start(ContactSystem.SMS, PHONE);

        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));

        await("known to be sent", sent, message -> message.getStatus() != MessageStatus.QUEUED);
        assertEquals(1, carriers.sandbox().journal().sms().size());
        assertEquals(carriers.sandbox().journal().sms().get(0).sid(), reload(sent).getCarrierId());
    }

    @Test
    public void aNumberThatCannotBeReachedFailsWithItsReason() throws Exception {
        settings.set(GlobalProperties.TWILIO_FROM, "+15005550001");
        Conversation conversation = start(ContactSystem.SMS, PHONE);

        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));

        await("failed", sent, message -> message.getStatus() == MessageStatus.FAILED);
        assertTrue(reload(sent).getErrorCode(), reload(sent).getErrorCode().startsWith("sms.2"));
    }

    @Test
    public void manyMessagesAreSentOnceEach() throws Exception {
        Conversation conversation = start(ContactSystem.SMS, PHONE);
        for (int i = 0; i < 40; i++) {
            conversations.sendMessage(conversation, new SendRequest("sms", "Message " + i, null, null));
        }

        List<Message> all = thread(conversation, 40);
        for (Message message : all) {
            await("delivered", message, now -> now.getStatus() == MessageStatus.DELIVERED);
        }
        assertEquals(40, carriers.sandbox().journal().sms().stream().map(sms -> sms.text()).collect(Collectors.toSet()).size());
        assertEquals(40, carriers.sandbox().journal().sms().size());
        assertEquals("what was sent is in the queue no more", 0, queued());
    }

    @Test
    public void whatIsNotStoredIsNotQueued() {
        dispatcher.stop();
        Conversation conversation = start(ContactSystem.SMS, PHONE);

        new TransactionTemplate(transactions).execute(status -> {
            conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));
            status.setRollbackOnly();
            return null;
        });

        assertEquals(0, queued());
        conversations.sendMessage(conversation, new SendRequest("sms", TEXT, null, null));
        assertEquals(1, queued());
    }

    @Test
    public void neitherTextsNorNumbersNorTokensAreLogged() throws Exception {
        try (CapturedLog log = CapturedLog.of("org.openmrs.module.patientconversations"); CapturedLog sdk = CapturedLog.of("com.twilio");
                CapturedLog scheduler = CapturedLog.of("com.github.kagkarlsson")) {
            Conversation conversation = start(ContactSystem.SMS, PHONE);
            Message sent = conversations.sendMessage(conversation, new SendRequest("sms", "Confidential words", null, null));
            await("delivered", sent, message -> message.getStatus() == MessageStatus.DELIVERED);
            reply("Confidential answer");
            thread(conversation, 2);
            ring("\"answered\": false, \"voicemail\": \"Confidential voicemail\"");
            thread(conversation, 3);

            String all = log.text() + sdk.text() + scheduler.text();
            assertFalse("the scheduler at least wrote something", all.isEmpty());
            for (String secret : new String[] { "Confidential", "788123456", carriers.sandbox().authToken() }) {
                assertFalse(secret, all.contains(secret));
            }
        }
    }

    private Conversation start(ContactSystem system, String address) {
        return conversations.startConversation(new StartRequest(patient, ConversationMode.STANDARD).contact(system, address, false)
                .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
    }

    private Message reload(Message message) {
        Context.clearSession();
        return conversations.getMessageByUuid(message.getUuid()).get();
    }

    private List<Message> thread(Conversation conversation, int size) throws InterruptedException {
        List<Message> messages = Collections.emptyList();
        for (int i = 0; i < 1000 && messages.size() < size; i++) {
            Thread.sleep(20);
            Context.clearSession();
            messages = conversations.getMessages(conversations.getConversationByUuid(conversation.getUuid()).get(), 0, 100).getItems();
        }
        assertEquals(size, messages.size());
        return messages;
    }

    private void await(String what, Message message, Predicate<Message> condition) throws InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(40).toNanos();
        Message now = reload(message);
        while (!condition.test(now)) {
            assertTrue(what + ", but " + now.getStatus() + ' ' + now.getErrorCode(), System.nanoTime() < end);
            Thread.sleep(20);
            now = reload(message);
        }
    }

    private long queued() {
        return new TransactionTemplate(transactions).execute(status -> ((Number) Context.getRegisteredComponents(SessionFactory.class).get(0)
                .getCurrentSession().createNativeQuery("select count(*) from " + ScheduledTask.TABLE + " where task_name = 'message'").getSingleResult()).longValue());
    }

    private void reply(String text) throws Exception {
        HttpURLConnection connection = (HttpURLConnection) new URL(carriers.sandbox().baseUrl() + "/sandbox/api/reply").openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(("{\"from\":\"" + PHONE + "\",\"to\":\"" + Carriers.PRACTICE_NUMBER + "\",\"text\":\"" + text + "\"}").getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(200, connection.getResponseCode());
    }
}
