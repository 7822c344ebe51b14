/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.util.Date;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.CarrierReport;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** What an address must not be trusted with: being this patient's alone, reaching anybody, being permitted because another one was. */
public class AddressTrustTest extends ServiceTest {

    private static ContactPoint contact(ContactService contacts, Patient patient, String value) {
        return contacts.getContacts(patient).stream().filter(point -> point.getValue().equals(value)).findFirst().get();
    }

    private void fail(Conversation conversation, String code) {
        Message message = send(conversation, "Hello");
        carriers.beginAttempt(message.getUuid());
        carriers.failMessage(message.getUuid(), code);
    }

    private boolean isFlagged() {
        reload();
        return contact(contacts, patient(2), NUMBER).isFlagged();
    }

    @Test
    public void beforeTheFirstSendToASharedNumberSomebodyMustConfirmIt() {
        Conversation conversation = start(patient(2));
        start(patient(7));
        assertRefused("contact.shared", () -> send(conversation, "Hello"));
        SendRequest request = new SendRequest("sms", "Hello", null, null);
        assertEquals(MessageStatus.QUEUED, conversations.sendMessage(conversation, request.confirmingShared()).getStatus());
        assertEquals("and not again", MessageStatus.QUEUED, send(conversation, "Hello again").getStatus());
    }

    @Test
    public void theWarningNamesNoOtherPatient() {
        Conversation conversation = start(patient(2));
        start(patient(7));
        try {
            send(conversation, "Hello");
        } catch (Refusal refusal) {
            String words = refusal.getErrors().toString() + refusal.getMessage();
            assertFalse(words, words.contains(patient(7).getFamilyName()) || words.contains(patient(7).getUuid()));
        }
    }

    @Test
    public void whoConfirmsForOnePatientConfirmsForNobodyElse() {
        Conversation conversation = start(patient(2));
        Conversation other = start(patient(7));
        conversations.sendMessage(conversation, new SendRequest("sms", "Hello", null, null).confirmingShared());
        assertRefused("contact.shared", () -> send(other, "Hello"));
    }

    @Test
    public void anAddressThatFailsAgainAndAgainIsFlaggedUntilSomebodyConfirmsIt() {
        set(GlobalProperties.CONTACT_FLAG_AFTER, "2");
        Conversation conversation = start(patient(2));
        fail(conversation, "sms.30005");
        assertFalse(isFlagged());
        fail(conversation, "sms.30005");
        assertTrue(isFlagged());
        conversations.chooseContact(conversation, ContactSystem.SMS, NUMBER, false);
        assertFalse(isFlagged());
        fail(conversation, "sms.30005");
        assertFalse("counting begins anew", isFlagged());
    }

    @Test
    public void whatIsNotTheAddressesFaultCountsForNothingAndWhatArrivesClearsIt() {
        set(GlobalProperties.CONTACT_FLAG_AFTER, "2");
        Conversation conversation = start(patient(2));
        fail(conversation, "sms.30005");
        fail(conversation, "sms.connect");
        Message arrived = send(conversation, "Hello");
        carriers.beginAttempt(arrived.getUuid());
        carriers.recordReport(arrived.getUuid(), CarrierReport.of("SM1", MessageStatus.DELIVERED));
        fail(conversation, "sms.30005");
        assertFalse(isFlagged());
        fail(conversation, "sms.30005");
        assertTrue(isFlagged());
        carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, "I am here", "SM2", new Date(clock.millis())));
        assertFalse("the patient wrote from there", isFlagged());
    }

    @Test
    public void aChangedNumberStartsAtUnknown() {
        Conversation conversation = start(patient(2));
        conversations.chooseContact(conversation, ContactSystem.SMS, OTHER_NUMBER, false);
        assertFalse(consents.getCurrent(patient(2), "sms", OTHER_NUMBER).isPresent());
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
        carriers.receiveMessage(new InboundMessage("sms", OTHER_NUMBER, "+15005550006", null, "START", "SM3", new Date(clock.millis())));
        assertRefused("consent.unknown", () -> send(conversation, "Hello"));
    }

    @Test
    public void optOutWordsOfAllConfiguredLanguagesCountWithAndWithoutAccents() {
        set(GlobalProperties.OPT_OUT_WORDS, "ARR\u00CAT, \u0625\u064A\u0642\u0627\u0641, PARE POR FAVOR, \u505C\u6B62");
        for (String word : new String[] { "arr\u00EAt", "Arret.", "\u0625\u064A\u0642\u0627\u0641", "pare  por favor!", "\u505C\u6B62", "stopall" }) {
            Conversation conversation = start(patient(2));
            consents.recordConsent(patient(2), "sms", NUMBER, ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
            carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, word, "SM" + word, new Date(clock.millis())));
            assertEquals(word, ConsentStatus.WITHDRAWN, consents.getCurrent(patient(2), "sms", NUMBER).map(Consent::getStatus).get());
            assertRefused("consent.withdrawn", () -> send(conversation, "Hello"));
        }
    }

    @Test
    public void anOptOutAtTheCarrierEntersTheLedgerAndStartTakesOnlyThatBack() {
        Conversation conversation = start(patient(2));
        fail(conversation, "sms.21610");
        Consent withdrawn = consents.getCurrent(patient(2), "sms", NUMBER).get();
        assertEquals(ConsentStatus.WITHDRAWN, withdrawn.getStatus());
        assertEquals(ConsentMethod.CARRIER, withdrawn.getMethod());
        carriers.receiveMessage(new InboundMessage("sms", NUMBER, "+15005550006", null, "START", "SM4", new Date(clock.millis())));
        assertEquals(ConsentStatus.GRANTED, consents.getCurrent(patient(2), "sms", NUMBER).get().getStatus());
        assertFalse("no channel more than was withdrawn", consents.getCurrent(patient(2), "email", EMAIL).isPresent());
    }
}
