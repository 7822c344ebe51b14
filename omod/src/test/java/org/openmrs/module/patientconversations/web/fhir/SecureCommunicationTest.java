/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Reference;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.fhir.CommunicationCodes;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.service.StartRequest;

/** Secure conversations as FHIR clients see them: opened, marked as restricted, and without the notices that bring people in. */
public class SecureCommunicationTest extends FhirTest {

    private Conversation thread;

    @Before
    public void startASecureConversation() {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        thread = conversations().startConversation(new StartRequest(patient(OTHER_PATIENT), ConversationMode.SECURE).about("Your results")
            .contact(ContactSystem.SMS, NUMBER, false).consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null));
    }

    private Communication secure(String text) {
        Communication communication = sms(OTHER_PATIENT, text);
        communication.getMedium().clear();
        communication.addCategory().addCoding().setSystem(CommunicationCodes.MODE).setCode("secure");
        communication.addPartOf(new Reference("Communication/" + thread.getUuid()));
        return communication;
    }

    private Communication create(Communication communication) {
        return (Communication) client().create().resource(communication).execute().getResource();
    }

    @Test
    public void aMessageIsCreatedReadAndFoundAsRestrictedAndWritten() {
        Communication created = create(secure("Quokka words"));
        assertThat(text(created)).isEqualTo("Quokka words");
        assertThat(created.getMeta().getSecurity()).extracting("code").containsExactly("R");
        assertThat(created.getMedium().get(0).getCoding()).extracting("code").containsExactly("ONLINEWRIT", "secure");
        List<Communication> found = communications(find("category=secure&patient=" + OTHER_PATIENT));
        assertThat(found).extracting(FhirTest::text).containsExactlyInAnyOrder("thread", "Quokka words");
        assertThat(found).filteredOn(each -> !each.hasPartOf()).singleElement().satisfies(head -> {
            assertThat(head.getTopic().getText()).isEqualTo("Your results");
            assertThat(head.getMeta().getSecurity()).extracting("code").containsExactly("R");
        });
        assertThat(search("medium=ONLINEWRIT")).containsExactly("Quokka words");
    }

    @Test
    public void theNoticeThatInvitedThePatientIsNoCommunication() {
        assertThat(search("patient=" + OTHER_PATIENT)).containsExactly("thread");
    }

    @Test
    public void anSmsIntoASecureThreadIsRefused() {
        Communication sms = secure("x");
        sms.addMedium().addCoding().setSystem(CommunicationCodes.CHANNEL).setCode("sms");
        assertThat(codes(catchThrowableOfType(() -> client().create().resource(sms).execute(), UnprocessableEntityException.class))).containsExactly("channel.unknown");
    }
}
