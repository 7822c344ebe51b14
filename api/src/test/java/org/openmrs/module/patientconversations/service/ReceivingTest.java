/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageReason;
import org.openmrs.module.patientconversations.model.TriageStatus;

public class ReceivingTest extends ServiceTest {

    private int received;

    private Optional<String> receive(String from, String text) {
        return receive(from, text, "SM" + ++received);
    }

    private Optional<String> receive(String from, String text, String carrierId) {
        return carriers.receiveMessage(new InboundMessage("sms", from, "+15005550006", null, text, carrierId, new Date(clock.millis())));
    }

    private ConsentStatus consent(Patient patient) {
        return consents.getCurrent(patient, "sms", NUMBER).map(Consent::getStatus).orElse(ConsentStatus.UNKNOWN);
    }

    private List<TriageItem> waiting() {
        return triage.getItems(TriageStatus.WAITING, 0, 10).getItems();
    }

    private List<Message> thread(Conversation conversation) {
        return conversations.getMessages(conversation, 0, 10).getItems();
    }

    @Test
    public void anAnswerOfTheOnePatientWithTheNumberLandsInTheirThreadAsWritten() {
        Conversation conversation = start(patient(2));
        conversations.archiveConversation(conversation);
        receive(NUMBER, "Merci \uD83D\uDE4F <3 & \"ok\"");
        reload();
        Message message = thread(conversation).get(0);
        assertEquals("Merci \uD83D\uDE4F <3 & \"ok\"", message.getBody());
        assertEquals(Direction.INBOUND, message.getDirection());
        assertEquals(MessageStatus.RECEIVED, message.getStatus());
        assertEquals(NUMBER, message.getFromAddress());
        assertEquals(ConversationStatus.OPEN, conversations.getConversationByUuid(conversation.getUuid()).get().getStatus());
        assertTrue(waiting().isEmpty());
    }

    @Test
    public void aNumberOnTheChartOpensAConversationWhereThereIsNone() {
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, NUMBER);
        receive(NUMBER, "Hello");
        Conversation opened = conversations.getConversations(new ConversationCriteria().patient(patient(2)), 0, 1).getItems().get(0);
        assertEquals("Hello", thread(opened).get(0).getBody());
    }

    @Test
    public void theSameCarrierIdTwiceIsOneMessage() {
        Conversation conversation = start(patient(2));
        receive(NUMBER, "Hello", "SMsame");
        receive(NUMBER, "Hello", "SMsame");
        assertEquals(1, thread(conversation).size());
        receive(OTHER_NUMBER, "Who am I?", "SMother");
        receive(OTHER_NUMBER, "Who am I?", "SMother");
        assertEquals(1, waiting().size());
    }

    @Test
    public void anUnknownNumberIsNeverFiledOnAGuess() {
        Conversation conversation = start(patient(2));
        receive(OTHER_NUMBER, "Hello");
        assertTrue(thread(conversation).isEmpty());
        TriageItem item = waiting().get(0);
        assertEquals(TriageReason.UNKNOWN_SENDER, item.getReason());
        assertEquals("Hello", item.getBody());
        assertTrue(triage.getCandidates(item).isEmpty());
    }

    @Test
    public void aSharedNumberIsNeverFiledOnAGuess() {
        Conversation first = start(patient(2));
        Conversation second = start(patient(7));
        receive(NUMBER, "Hello");
        assertTrue(thread(first).isEmpty());
        assertTrue(thread(second).isEmpty());
        TriageItem item = waiting().get(0);
        assertEquals(TriageReason.SHARED_ADDRESS, item.getReason());
        assertThat(triage.getCandidates(item)).containsExactlyInAnyOrder(patient(2), patient(7));
        assertTrue(contacts.isShared(patient(2), ContactSystem.SMS, NUMBER));
    }

    @Test
    public void aDeceasedPatientsNumberIsNeverFiledOnAGuess() {
        Conversation conversation = start(patient(2));
        patient(2).setDead(true);
        receive(NUMBER, "Hello");
        assertTrue(thread(conversation).isEmpty());
        assertEquals(1, waiting().size());
    }

    @Test
    public void attachingFilesTheMessageAndGrantsNothing() {
        receive(OTHER_NUMBER, "Hello");
        TriageItem item = triage.attachItem(waiting().get(0), patient(7));
        assertEquals(TriageStatus.ATTACHED, item.getStatus());
        assertEquals("Hello", item.getMessage().getBody());
        assertEquals(patient(7), item.getMessage().getConversation().getPatient());
        assertFalse(consents.getCurrent(patient(7), "sms", OTHER_NUMBER).isPresent());
        assertRefused("triage.resolved", () -> triage.attachItem(item, patient(2)));
        assertRefused("triage.resolved", () -> triage.dismissItem(item, null));
    }

    @Test
    public void dismissingKeepsWhatWasSaidAndByWhom() {
        receive(OTHER_NUMBER, "Buy now");
        TriageItem item = triage.dismissItem(waiting().get(0), "advertising");
        reload();
        TriageItem stored = triage.getItemByUuid(item.getUuid()).get();
        assertEquals(TriageStatus.DISMISSED, stored.getStatus());
        assertEquals("advertising", stored.getNote());
        assertEquals("admin", stored.getResolvedBy().getUsername());
        assertTrue(waiting().isEmpty());
    }

    @Test
    public void aStopWordWithdrawsConsentAndIsFiledToo() {
        Conversation conversation = start(patient(2));
        receive(NUMBER, " Stop! ");
        assertEquals(ConsentStatus.WITHDRAWN, consent(patient(2)));
        assertEquals(ConsentMethod.KEYWORD, consents.getCurrent(patient(2), "sms", NUMBER).get().getMethod());
        assertEquals(" Stop! ", thread(conversation).get(0).getBody());
        assertRefused("consent.withdrawn", () -> send(conversation, "Hello"));
    }

    @Test
    public void aStopWordWithdrawsForEveryoneWhoMayBeBehindTheNumber() {
        start(patient(2));
        Conversation moved = start(patient(7));
        conversations.chooseContact(moved, ContactSystem.SMS, OTHER_NUMBER, false);
        conversations.startConversation(new StartRequest(patient(6), ConversationMode.STANDARD)
            .contact(ContactSystem.SMS, NUMBER, false));
        receive(NUMBER, "STOP");
        assertEquals(ConsentStatus.WITHDRAWN, consent(patient(2)));
        assertEquals(ConsentStatus.WITHDRAWN, consent(patient(6)));
        assertEquals(ConsentStatus.WITHDRAWN, consent(patient(7)));
    }

    @Test
    public void aWordInsideASentenceWithdrawsNothing() {
        start(patient(2));
        receive(NUMBER, "Please stop by tomorrow");
        assertEquals(ConsentStatus.GRANTED, consent(patient(2)));
    }

    @Test
    public void startRenewsWhatAWordWithdrew() {
        start(patient(2));
        receive(NUMBER, "STOP");
        receive(NUMBER, "start");
        Consent renewed = consents.getCurrent(patient(2), "sms", NUMBER).get();
        assertEquals(ConsentStatus.GRANTED, renewed.getStatus());
        assertEquals(ConsentMethod.KEYWORD, renewed.getMethod());
        assertEquals("1", renewed.getWordingVersion());
    }

    @Test
    public void startRenewsNothingThatWasNeverGrantedOrWasWithdrawnInPerson() {
        start(patient(2));
        consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.WITHDRAWN, ConsentMethod.VERBAL, null);
        receive(NUMBER, "STOP");
        receive(NUMBER, "START");
        assertEquals(ConsentStatus.WITHDRAWN, consent(patient(2)));
        receive(OTHER_NUMBER, "START");
        assertFalse(consents.getCurrent(patient(2), "sms", OTHER_NUMBER).isPresent());
    }

    @Test
    public void helpIsAnsweredWithTheConfiguredText() {
        start(patient(2));
        assertEquals(Optional.of("Call the practice."), receive(NUMBER, "help", "SMhelp"));
        assertEquals(Optional.empty(), receive(NUMBER, "help", "SMhelp"));
        assertEquals(Optional.empty(), receive(NUMBER, "I need help"));
    }

    @Test
    public void unreadCountsClearAndNeverComeBack() {
        Conversation conversation = start(patient(2));
        assertEquals(Long.valueOf(0), unread(conversation));
        receive(NUMBER, "One");
        receive(NUMBER, "Two");
        assertEquals(Long.valueOf(2), unread(conversation));
        assertThat(conversations.getConversations(new ConversationCriteria().unread(true), 0, 10).getItems()).contains(conversation);
        List<Message> thread = thread(conversation);
        conversations.markRead(thread.get(0));
        conversations.markRead(thread.get(1));
        reload();
        assertEquals(Long.valueOf(0), unread(conversation));
        assertThat(conversations.getConversations(new ConversationCriteria().unread(true), 0, 10).getItems()).isEmpty();
        receive(NUMBER, "Three");
        assertEquals(Long.valueOf(1), unread(conversation));
    }

    private Long unread(Conversation conversation) {
        return conversations.getUnreadCounts(Collections.singleton(conversation)).get(conversation);
    }
}
