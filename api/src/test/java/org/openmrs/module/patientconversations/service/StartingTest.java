/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;

public class StartingTest extends ServiceTest {

    private static StartRequest standard(Patient patient) {
        return new StartRequest(patient, ConversationMode.STANDARD);
    }

    @Test
    public void startingAgainReturnsTheSameConversation() {
        Conversation first = conversations.startConversation(standard(patient(2)));
        Conversation second = conversations.startConversation(standard(patient(2)));
        assertEquals(first.getUuid(), second.getUuid());
        assertEquals(ConversationStatus.OPEN, first.getStatus());
        assertEquals(ConversationMode.STANDARD, first.getMode());
    }

    @Test
    public void anArchivedConversationIsReopenedNotReplaced() {
        Conversation conversation = conversations.startConversation(standard(patient(2)));
        conversations.archiveConversation(conversation);
        reload();
        assertEquals(ConversationStatus.ARCHIVED, conversations.getConversationByUuid(conversation.getUuid()).get().getStatus());
        Conversation again = conversations.startConversation(standard(patient(2)));
        assertEquals(conversation.getUuid(), again.getUuid());
        assertEquals(ConversationStatus.OPEN, again.getStatus());
    }

    @Test
    public void aTypedNumberIsNormalizedAndBecomesTheOneToWriteTo() {
        set(GlobalProperties.DEFAULT_COUNTRY, "RW");
        conversations.startConversation(standard(patient(2)).contact(ContactSystem.SMS, " 0788 123 456 ", false));
        ContactPoint point = contacts.getContacts(patient(2)).get(0);
        assertEquals(NUMBER, point.getValue());
        assertTrue(point.isPreferred());
        assertFalse(point.isOnChart());
    }

    @Test
    public void anotherChoiceTakesThePlaceOfTheFirst() {
        Conversation conversation = start(patient(2));
        conversations.chooseContact(conversation, ContactSystem.SMS, OTHER_NUMBER, false);
        reload();
        assertThat(contacts.getContacts(patient(2))).filteredOn(ContactPoint::isPreferred).extracting(ContactPoint::getValue)
            .containsExactly(OTHER_NUMBER);
    }

    @Test
    public void savingToTheChartWritesThePersonAttribute() {
        conversations.startConversation(standard(patient(2)).contact(ContactSystem.SMS, NUMBER, true));
        reload();
        assertThat(patient(2).getActiveAttributes()).extracting(attribute -> attribute.getValue()).contains(NUMBER);
        ContactPoint point = contacts.getContacts(patient(2)).get(0);
        assertTrue(point.isOnChart());
        assertTrue(point.isPreferred());
    }

    @Test
    public void whatStandsOnTheChartIsOfferedInItsNormalForm() {
        set(GlobalProperties.DEFAULT_COUNTRY, "RW");
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, "0788 123 456");
        putOnChart(patient(2), GlobalProperties.EMAIL_ATTRIBUTE_TYPE, "Jane.Doe@EXAMPLE.org");
        assertThat(contacts.getContacts(patient(2))).filteredOn(ContactPoint::isOnChart).extracting(ContactPoint::getValue)
            .containsExactlyInAnyOrder(NUMBER, "Jane.Doe@example.org");
    }

    @Test
    public void anAddressTakenOffTheChartIsNoLongerOnIt() {
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, NUMBER);
        putOnChart(patient(2), GlobalProperties.SMS_ATTRIBUTE_TYPE, OTHER_NUMBER);
        assertThat(contacts.getContacts(patient(2))).filteredOn(ContactPoint::isOnChart).extracting(ContactPoint::getValue)
            .containsExactly(OTHER_NUMBER);
        assertThat(contacts.getPatientsAt(ContactSystem.SMS, NUMBER)).isEmpty();
    }

    @Test
    public void consentGivenOnStartingIsRecordedWithTheWordingInForce() {
        conversations.startConversation(standard(patient(2)).contact(ContactSystem.SMS, NUMBER, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.WRITTEN, "signed form"));
        Consent entry = consents.getCurrent(patient(2), "sms", NUMBER).get();
        assertEquals(ConsentStatus.GRANTED, entry.getStatus());
        assertEquals(ConsentMethod.WRITTEN, entry.getMethod());
        assertEquals("signed form", entry.getNote());
        assertEquals("1", entry.getWordingVersion());
        assertEquals("SMS and e-mail are not private.", entry.getWording());
        assertEquals("admin", entry.getCreator().getUsername());
        assertFalse(consents.getCurrent(patient(2), "email", EMAIL).isPresent());
    }

    @Test
    public void startingWithoutConsentRecordsNone() {
        conversations.startConversation(standard(patient(2)).contact(ContactSystem.SMS, NUMBER, false));
        assertTrue(consents.getLedger(patient(2), 0, 10).getItems().isEmpty());
    }

    @Test
    public void recordingConsentOnStartingTakesItsOwnPrivilege() {
        StartRequest request = standard(patient(2)).contact(ContactSystem.SMS, NUMBER, false)
            .consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        assertThrows(APIAuthenticationException.class,
            () -> as(() -> conversations.startConversation(request), Privileges.SEND_MESSAGES, Privileges.GET_CONVERSATIONS));
    }

    @Test
    public void startingTakesThePrivilegeToSend() {
        assertThrows(APIAuthenticationException.class,
            () -> as(() -> conversations.startConversation(standard(patient(2))), Privileges.GET_CONVERSATIONS));
    }

    @Test
    public void aConversationWithoutAModeOrASecureOneAboutNothingIsRefused() {
        assertRefused("subject.required", () -> conversations.startConversation(new StartRequest(patient(2), ConversationMode.SECURE)));
        assertRefused("mode.required", () -> conversations.startConversation(new StartRequest(patient(2), null)));
    }

    @Test
    public void aPatientWhoIsUnknownVoidedOrDeceasedIsRefused() {
        assertRefused("patient.required", () -> conversations.startConversation(standard(null)));
        Patient deceased = patient(2);
        deceased.setDead(true);
        assertRefused("patient.deceased", () -> conversations.startConversation(standard(deceased)));
        deceased.setDead(false);
        deceased.setVoided(true);
        assertRefused("patient.voided", () -> conversations.startConversation(standard(deceased)));
    }

    @Test
    public void aRefusedAddressNamesItsFieldAndNotItself() {
        Refusal refusal = assertThrows(Refusal.class,
            () -> conversations.startConversation(standard(patient(2)).contact(ContactSystem.EMAIL, "jane@nowhere@", false)));
        assertEquals("contact.email.invalid", refusal.getErrors().getFieldError("contactPoint.value").getCode());
        assertNull(refusal.getErrors().getFieldError("contactPoint.value").getRejectedValue());
        assertThat(refusal.toString()).doesNotContain("jane");
    }

    @Test
    public void everyChangeMovesTheRevision() {
        Patient patient = patient(2);
        String none = conversations.getRevision(patient);
        Conversation conversation = start(patient);
        String started = conversations.getRevision(patient);
        assertNotEquals(none, started);
        conversations.chooseContact(conversation, ContactSystem.SMS, OTHER_NUMBER, false);
        String chosen = conversations.getRevision(patient);
        assertNotEquals(started, chosen);
        consents.recordConsent(patient, "sms", OTHER_NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
        String consented = conversations.getRevision(patient);
        assertNotEquals(chosen, consented);
        send(conversation, "Hello");
        String sent = conversations.getRevision(patient);
        assertNotEquals(consented, sent);
        conversations.archiveConversation(conversation);
        assertNotEquals(sent, conversations.getRevision(patient));
        assertEquals(conversations.getRevision(patient), conversations.getRevision(patient));
    }

    @Test
    public void writingAConversationBackDoesNotUndoItsRevision() {
        Conversation stale = start(patient(2));
        long before = stale.getRevision();
        send(stale, "Hello");
        stale.setSubject("Stale");
        reload();
        Conversation fresh = conversations.getConversationByUuid(stale.getUuid()).get();
        assertTrue(fresh.getRevision() > before);
        assertEquals("Stale", fresh.getSubject());
    }
}
