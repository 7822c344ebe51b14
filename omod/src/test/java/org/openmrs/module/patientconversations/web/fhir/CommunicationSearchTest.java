/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Communication;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.fhir.CommunicationCodes;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.TeamService;

public class CommunicationSearchTest extends FhirTest {

    private static final String OTHER_NUMBER = "+250788999888";

    private static final Date NINE = Date.from(Instant.parse("2026-11-20T09:00:00Z"));

    private static final Date TEN = Date.from(Instant.parse("2026-11-20T10:00:00Z"));

    private Conversation thread;

    private Conversation otherThread;

    private Message mail;

    @Before
    public void converse() {
        thread = startConversation(PATIENT, NUMBER, "a@example.org");
        otherThread = startConversation(OTHER_PATIENT, OTHER_NUMBER, "b@example.org");
        Message sms = send(thread, "sms", "by sms");
        put(sms, message -> {
            message.setStatus(MessageStatus.DELIVERED);
            message.setCarrierId("SM1");
            message.setDateSent(NINE);
            message.setDateDelivered(TEN);
        });
        mail = send(thread, "email", "by mail");
        receive(NUMBER, "answer", "SM2", TEN);
        send(otherThread, "sms", "to another");
    }

    @Test
    public void readsTheHeadOfAThread() {
        Communication head = client().read().resource(Communication.class).withId(thread.getUuid()).execute();
        assertThat(head.getStatus()).isEqualTo(Communication.CommunicationStatus.INPROGRESS);
        assertThat(head.getTopic().getText()).isEqualTo("Standard conversation");
        assertThat(head.getSubject().getReference()).isEqualTo("Patient/" + PATIENT);
        assertThat(head.getRecipient()).extracting(reference -> reference.getReferenceElement().getResourceType()).containsExactly("Patient", "Practitioner");
        assertThat(head.hasPayload()).isFalse();
        assertThat(head.hasPartOf()).isFalse();
    }

    @Test
    public void readsAMessageFromThePatient() {
        Communication answer = communications(find("identifier=SM2")).get(0);
        assertThat(answer.getSender().getReference()).isEqualTo("Patient/" + PATIENT);
        assertThat(answer.getReceived()).isEqualTo(TEN);
        assertThat(answer.getPartOfFirstRep().getReference()).isEqualTo("Communication/" + thread.getUuid());
        assertThat(answer.getMedium().get(0).getCoding()).extracting("code").containsExactly("sms");
        assertThat(answer.getMeta().getSecurity()).extracting("code").containsExactly("N");
        assertThat(answer.getMeta().getVersionId()).isNotEmpty();
    }

    @Test
    public void findsThreadsAndTheirMessages() {
        assertThat(search("part-of:missing=true&subject=Patient/" + PATIENT)).containsExactly("thread");
        assertThat(search("part-of=Communication/" + thread.getUuid() + "&_sort=received")).containsExactly("by mail", "by sms", "answer");
        assertThat(search("part-of:missing=false&subject=" + PATIENT)).containsExactlyInAnyOrder("by sms", "by mail", "answer");
        assertThat(search("patient=" + OTHER_PATIENT)).containsExactly("thread", "to another");
        assertThat(search("")).hasSize(6);
    }

    @Test
    public void findsByWhatIdentifiesThem() {
        assertThat(search("_id=" + mail.getUuid() + "," + otherThread.getUuid())).containsExactly("thread", "by mail");
        assertThat(search("identifier=" + CommunicationCodes.CARRIER_ID + "sms|SM1")).containsExactly("by sms");
        assertThat(search("identifier=" + CommunicationCodes.CARRIER_ID + "email|SM1")).isEmpty();
        String identifier = patient(PATIENT).getPatientIdentifier().getIdentifier();
        assertThat(search("patient.identifier=" + identifier)).hasSize(4);
        assertThat(search("patient.identifier=nobody")).isEmpty();
    }

    @Test
    public void findsByWhoWroteAndWhoIsWrittenTo() {
        assertThat(search("sender=Patient/" + PATIENT)).containsExactly("answer");
        assertThat(search("sender=Practitioner/" + Context.getAuthenticatedUser().getUuid())).containsExactly("by sms", "by mail", "to another");
        assertThat(search("recipient=Patient/" + OTHER_PATIENT)).containsExactly("thread", "to another");
    }

    @Test
    public void findsByWhoWroteWithoutKnowingOfWhatTypeTheyAre() {
        String staff = Context.getAuthenticatedUser().getUuid();
        assertThat(search("sender=" + PATIENT)).containsExactly("answer");
        assertThat(search("sender=" + staff)).containsExactly("by sms", "by mail", "to another");
        assertThat(search("sender=Patient/" + PATIENT + ",Practitioner/" + staff + "&patient=" + PATIENT)).containsExactly("by sms", "by mail", "answer");
    }

    @Test
    public void findsThreadsByTheStaffWhoTakePartInThem() {
        assertThat(search("recipient=Practitioner/" + Context.getAuthenticatedUser().getUuid())).containsExactly("thread", "thread");
        assertThat(search("recipient=Practitioner/" + PATIENT)).isEmpty();
        assertThat(search("recipient=" + PATIENT)).containsExactly("thread", "by sms", "by mail");
    }

    @Test
    public void findsByStatusCategoryAndMedium() {
        assertThat(search("status=completed")).containsExactly("by sms", "answer");
        assertThat(search("status:not=completed")).containsExactly("thread", "thread", "by mail", "to another");
        assertThat(search("status=completed&sender=Patient/" + PATIENT)).containsExactly("answer");
        assertThat(search("category=standard")).hasSize(6);
        assertThat(search("category=secure")).isEmpty();
        assertThat(search("medium=email")).containsExactly("by mail");
        assertThat(search("medium=http://terminology.hl7.org/CodeSystem/v3-ParticipationMode|SMSWRIT")).containsExactly("by sms", "answer", "to another");
        assertThat(search("medium:not=email&patient=" + PATIENT)).containsExactly("thread", "by sms", "answer");
    }

    @Test
    public void findsByTime() {
        assertThat(search("sent=2026-11-20T09:00:00Z")).containsExactly("by sms");
        assertThat(search("sent=2026-11-20")).containsExactly("by sms", "answer");
        assertThat(search("sent=gt2026-11-20T09:30:00Z")).containsExactly("answer");
        assertThat(search("received=le2026-11-20T10:00:00Z&medium=sms&status=completed&_sort=-sent")).containsExactly("answer", "by sms");
        assertThat(search("_lastUpdated=gt2026-01-01")).hasSize(6);
        assertThat(search("_lastUpdated=lt2026-01-01")).isEmpty();
    }

    @Test
    public void sortsThreadsAndMessagesTogether() {
        List<String> ascending = search("_sort=_lastUpdated");
        List<String> descending = search("_sort=-_lastUpdated");
        Collections.reverse(descending);
        assertThat(ascending).isEqualTo(descending).hasSize(6);
    }

    @Test
    public void includesWhatIsReferredTo() {
        Bundle found = find("identifier=SM1&_include=Communication:subject&_include=Communication:part-of&_include=Communication:sender");
        assertThat(found.getTotal()).isEqualTo(1);
        assertThat(found.getEntry()).extracting(entry -> entry.getResource().fhirType())
            .containsExactlyInAnyOrder("Communication", "Patient", "Practitioner", "Communication");
        assertThat(found.getEntry()).filteredOn(entry -> entry.getSearch().getMode() == Bundle.SearchEntryMode.MATCH).hasSize(1);
    }

    @Test
    public void answersInPartWhenOnlyAPartIsWanted() {
        assertThat(find("identifier=SM1&_elements=status").getEntry().get(0).getResource().isEmpty()).isFalse();
        assertThat(communications(find("identifier=SM1&_elements=status")).get(0).hasPayload()).isFalse();
        Bundle count = find("_summary=count&patient=" + PATIENT);
        assertThat(count.getTotal()).isEqualTo(4);
        assertThat(count.getEntry()).isEmpty();
    }

    @Test
    public void saysHowManyThereAreWhetherAskedForOrNot() {
        for (String total : Arrays.asList("", "&_total=accurate", "&_total=estimate", "&_total=none")) {
            assertThat(find("_count=2&patient=" + PATIENT + total).getTotal()).as(total).isEqualTo(4);
        }
    }

    @Test
    public void saysWhatIsWrongWithASearch() {
        assertThatThrownBy(() -> search("_sort=payload")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("status=|")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("status=gone")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("sent=yesterday")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("colour=red")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("identifier=https://lab.example.org|")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("_sort=sent,received")).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> search("patient=Practitioner/" + PATIENT)).isInstanceOf(InvalidRequestException.class);
        assertThatThrownBy(() -> client().read().resource(Communication.class).withId("unknown").execute())
            .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    public void refusesModifiersThatItWouldHaveToIgnore() {
        for (String query : Arrays.asList("_id:not=x", "identifier:not=x", "status:text=x", "sender:missing=true", "status:missing=false",
            "medium:missing=true", "sent:missing=true", "_lastUpdated:missing=true", "patient:missing=true")) {
            assertThat(catchThrowable(() -> search(query))).as(query).isInstanceOf(InvalidRequestException.class);
        }
    }

    @Test
    public void aCodeOfAnotherSystemIsNotFound() {
        assertThat(search("status=http://hl7.org/fhir/event-status|completed")).hasSize(2);
        assertThat(search("status=https://example.org|completed")).isEmpty();
        assertThat(search("category=https://example.org|standard")).isEmpty();
        assertThat(search("medium=https://example.org|sms")).isEmpty();
    }

    @Test
    public void neverShowsWhatStaffNoteAmongThemselves() {
        int before = find("").getTotal();
        Message note = Context.getService(TeamService.class).addNote(thread, "Among ourselves", "note-1");
        assertThat(search("")).hasSize(before).doesNotContain("Among ourselves");
        assertThat(search("part-of=Communication/" + thread.getUuid())).doesNotContain("Among ourselves");
        assertThat(search("identifier=note-1")).isEmpty();
        assertThat(find("").getTotal()).isEqualTo(before);
        assertThatThrownBy(() -> client().read().resource(Communication.class).withId(note.getUuid()).execute())
            .isInstanceOf(ResourceNotFoundException.class);
    }

    @Test
    public void whoSeesTheirOwnLocationOnlySeesNoMoreInFhir() {
        set(GlobalProperties.VISIBILITY_BY_LOCATION, "true");
        Integer before = Context.getUserContext().getLocationId();
        try {
            Context.getUserContext().setLocationId(patient(PATIENT).getPatientIdentifier().getLocation().getId());
            assertThat(search("patient=" + PATIENT)).contains("by mail");
            Context.getUserContext().setLocationId(null);
            assertThat(search("")).isEmpty();
            assertThat(find("").getTotal()).isZero();
            assertThatThrownBy(() -> client().read().resource(Communication.class).withId(thread.getUuid()).execute())
                .isInstanceOf(ResourceNotFoundException.class);
            UnprocessableEntityException refused = catchThrowableOfType(() -> client().create().resource(sms(PATIENT, "Hello")).execute(),
                UnprocessableEntityException.class);
            assertThat(codes(refused)).containsExactly("patient.elsewhere");
        } finally {
            Context.getUserContext().setLocationId(before);
        }
    }
}
