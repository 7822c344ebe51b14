/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertArrayEquals;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;

public class AttachmentRulesTest extends ServiceTest {

    private static final byte[] PDF = "%PDF-1.7\nresults".getBytes(StandardCharsets.US_ASCII);

    private static final byte[] PAGE = "<html><script>alert(1)</script></html>".getBytes(StandardCharsets.US_ASCII);

    private AttachmentService attachments;

    @Before
    public void open() {
        attachments = bean("attachmentService", AttachmentService.class);
    }

    private void receive(String from, InboundFile... files) {
        carriers.receiveMessage(new InboundMessage("sms", from, "+15005550006", null, "", "SM" + System.nanoTime(), new Date(clock.millis())).withFiles(Arrays.asList(files)));
    }

    private List<Attachment> newest(Conversation conversation) {
        reload();
        return conversations.getMessages(conversations.getConversationByUuid(conversation.getUuid()).get(), 0, 1).getItems().get(0).getAttachments();
    }

    @Test
    public void whatCameIsKeptAndWhatMayNotBeKeptIsSaid() {
        set(GlobalProperties.ATTACHMENT_MAX_MEGABYTES, "1");
        Conversation conversation = start(patient(2));
        receive(NUMBER, InboundFile.of("letter.pdf", PDF), InboundFile.of("harmless.jpg", PAGE), InboundFile.of("long.txt", new byte[1024 * 1024 + 1]),
            InboundFile.tooLarge("film.mp4", 99_000_000));
        List<Attachment> kept = newest(conversation);
        assertEquals(AttachmentStatus.STORED, kept.get(0).getStatus());
        assertArrayEquals(PDF, attachments.getContent(kept.get(0), false));
        assertEquals("by its content and not by its name", "attachment.type", kept.get(1).getErrorCode());
        assertEquals("attachment.tooLarge", kept.get(2).getErrorCode());
        assertEquals(99_000_000, kept.get(3).getSize());
        assertThrows(IllegalStateException.class, () -> attachments.getContent(kept.get(1), false));
    }

    @Test
    public void whatWaitsInTriageIsOpenedOnlyByWhoMayTriageAndMovesToTheMessage() {
        receive(OTHER_NUMBER, InboundFile.of("letter.pdf", PDF));
        TriageItem item = triage.getItems(TriageStatus.WAITING, 0, 1).getItems().get(0);
        reload();
        Attachment waiting = triage.getItemByUuid(item.getUuid()).get().getAttachments().get(0);
        assertThrows(APIAuthenticationException.class, () -> as(() -> attachments.getContent(waiting, false), Privileges.GET_CONVERSATIONS));
        assertArrayEquals(PDF, as(() -> attachments.getContent(waiting, false), Privileges.GET_CONVERSATIONS, Privileges.TRIAGE_MESSAGES));
        Message message = triage.attachItem(triage.getItemByUuid(item.getUuid()).get(), patient(7)).getMessage();
        assertEquals(1, message.getAttachments().size());
        assertArrayEquals(PDF, as(() -> attachments.getContent(attachments.getAttachmentByUuid(waiting.getUuid()).get(), false), Privileges.GET_CONVERSATIONS));
        assertThrows(APIAuthenticationException.class, () -> as(() -> attachments.getContent(waiting, false)));
    }

    @Test
    public void whatIsFetchedLaterIsTriedAgainAndThenGivenUp() {
        Conversation conversation = start(patient(2));
        receive(NUMBER, InboundFile.atCarrier("image-1", "/2010-04-01/x"));
        String uuid = newest(conversation).get(0).getUuid();
        assertEquals(uuid, attachments.getDueMedia(clock.instant(), 5).get(0).getUuid());
        attachments.postponeMedia(uuid, "sms.connect", false);
        assertFalse("not at once", attachments.getDueMedia(clock.instant(), 5).stream().anyMatch(due -> due.getUuid().equals(uuid)));
        clock.advance(java.time.Duration.ofMinutes(1));
        assertEquals(1, attachments.getDueMedia(clock.instant(), 5).size());
        attachments.postponeMedia(uuid, "attachment.gone", true);
        assertEquals("attachment.gone", newest(conversation).get(0).getErrorCode());
        attachments.storeMedia(uuid, PDF);
        assertEquals("given up is given up", AttachmentStatus.REFUSED, newest(conversation).get(0).getStatus());
    }

    @Test
    public void aMessageCarriesWhatWasKeptForItsConversationOnce() {
        Conversation conversation = start(patient(2));
        Conversation other = conversations.startConversation(new StartRequest(patient(7), org.openmrs.module.patientconversations.model.ConversationMode.STANDARD));
        Attachment draft = attachments.addAttachment(conversation, "../letter.pdf", PDF);
        assertEquals(".._letter.pdf", draft.getName());
        SendRequest request = new SendRequest("sms", "", null, null).withAttachments(Collections.singletonList(draft.getUuid()));
        Attachment foreign = attachments.addAttachment(other, "letter.pdf", PDF);
        assertRefused("attachment.unknown", () -> conversations.sendMessage(conversation,
            new SendRequest("sms", "", null, null).withAttachments(Collections.singletonList(foreign.getUuid()))));
        Message sent = conversations.sendMessage(conversation, request);
        reload();
        assertEquals(draft.getUuid(), carriers.beginAttempt(sent.getUuid()).get().getMessage().getFiles().get(0).getUuid());
        assertArrayEquals(PDF, carriers.beginAttempt(sent.getUuid()).get().getMessage().getFiles().get(0).getContent());
        assertRefused("attachment.unknown", () -> conversations.sendMessage(conversation, request));
        assertRefused("attachment.type", () -> attachments.addAttachment(conversation, "page.pdf", PAGE));
        assertRefused("text.required", () -> conversations.sendMessage(conversation, new SendRequest("sms", "", null, null)));
    }

    @Test
    public void whatAMessageCarriedIsGoneWithIt() {
        Conversation conversation = start(patient(2));
        Attachment draft = attachments.addAttachment(conversation, "letter.pdf", PDF);
        Message sent = conversations.sendMessage(conversation, new SendRequest("sms", "", null, null).withAttachments(Collections.singletonList(draft.getUuid())));
        assertTrue(attachments.readOutbound(draft.getUuid()).isPresent());
        conversations.retractMessage(sent, "wrong patient");
        assertFalse(attachments.getAttachmentByUuid(draft.getUuid()).isPresent());
        assertFalse(attachments.readOutbound(draft.getUuid()).isPresent());
    }

    @Test
    public void onlyWhatGoesOutIsHandedToTheCarrier() {
        Conversation conversation = start(patient(2));
        Attachment draft = attachments.addAttachment(conversation, "letter.pdf", PDF);
        assertFalse("a draft is not", attachments.readOutbound(draft.getUuid()).isPresent());
        receive(NUMBER, InboundFile.of("mine.pdf", PDF));
        assertFalse("nor what the patient sent", attachments.readOutbound(newest(conversation).get(0).getUuid()).isPresent());
    }
}
