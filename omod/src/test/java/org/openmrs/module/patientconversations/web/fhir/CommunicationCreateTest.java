/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import ca.uhn.fhir.rest.api.MethodOutcome;
import ca.uhn.fhir.rest.client.exceptions.NonFhirResponseException;
import ca.uhn.fhir.rest.server.exceptions.ForbiddenOperationException;
import ca.uhn.fhir.rest.server.exceptions.InvalidRequestException;
import ca.uhn.fhir.rest.server.exceptions.MethodNotAllowedException;
import ca.uhn.fhir.rest.server.exceptions.PreconditionFailedException;
import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.Date;
import java.util.List;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationPriority;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.OperationOutcome;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.StringType;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.util.PrivilegeConstants;

public class CommunicationCreateTest extends FhirTest {

    private static final String WORDS = "Dose <b>2 & 3</b> \u0627\u0644 \ud83d\ude00 \"q\"";

    /** In OpenMRS' standard test data. */
    private static final String ENCOUNTER_OF_OTHER_PATIENT = "6519d653-393b-4118-9c83-a3715b82d4ac";

    private Conversation thread;

    @Before
    public void converse() {
        thread = startConversation(PATIENT, NUMBER, "a@example.org");
    }

    private Communication create(Communication communication) {
        MethodOutcome outcome = client().create().resource(communication).execute();
        assertThat(outcome.getCreated()).isTrue();
        return client().read().resource(Communication.class).withId(outcome.getId().getIdPart()).execute();
    }

    private List<String> refused(Communication communication) {
        return codes(catchThrowableOfType(() -> client().create().resource(communication).execute(), UnprocessableEntityException.class));
    }

    @Test
    public void sendsAMessageInThePatientsThread() {
        Communication created = create(sms(PATIENT, WORDS));
        assertThat(text(created)).isEqualTo(WORDS);
        assertThat(created.getStatus()).isEqualTo(CommunicationStatus.INPROGRESS);
        assertThat(created.getPartOfFirstRep().getReference()).isEqualTo("Communication/" + thread.getUuid());
        Message message = conversations().getMessageByUuid(created.getIdElement().getIdPart()).get();
        assertThat(message.getStatus()).isEqualTo(MessageStatus.QUEUED);
        assertThat(message.getToAddress()).isEqualTo(NUMBER);
    }

    @Test
    public void sendsAnEmailWithItsSubject() {
        Communication mail = sms(PATIENT, "Words");
        mail.getMedium().get(0).getCoding().get(0).setSystem("http://terminology.hl7.org/CodeSystem/v3-ParticipationMode").setCode("EMAILWRIT");
        mail.getTopic().setText("Your visit");
        mail.addPartOf(new Reference("Communication/" + thread.getUuid()));
        Communication created = create(mail);
        assertThat(created.getTopic().getText()).isEqualTo("Your visit");
        assertThat(created.getMedium().get(0).getCoding()).extracting("code").containsExactly("EMAILWRIT", "email");
    }

    @Test
    public void keepsTheEncounterThatAMessageBelongsTo() {
        startConversation(OTHER_PATIENT, "+250788999888", "b@example.org");
        Communication atVisit = sms(OTHER_PATIENT, "at the visit");
        atVisit.setEncounter(new Reference("Encounter/" + ENCOUNTER_OF_OTHER_PATIENT));
        create(sms(OTHER_PATIENT, "without"));
        assertThat(create(atVisit).getEncounter().getReference()).isEqualTo("Encounter/" + ENCOUNTER_OF_OTHER_PATIENT);
        assertThat(search("encounter=Encounter/" + ENCOUNTER_OF_OTHER_PATIENT)).containsExactly("at the visit");
        assertThat(search("encounter=" + ENCOUNTER_OF_OTHER_PATIENT + "&patient=" + PATIENT)).isEmpty();
        assertThat(search("encounter=00000000-0000-0000-0000-000000000000")).isEmpty();
    }

    @Test
    public void refusesAnEncounterThatIsNotThePatients() {
        for (String reference : new String[] { "Encounter/" + ENCOUNTER_OF_OTHER_PATIENT, "Encounter/00000000-0000-0000-0000-000000000000",
            "Observation/" + ENCOUNTER_OF_OTHER_PATIENT }) {
            Communication communication = sms(PATIENT, "x");
            communication.setEncounter(new Reference(reference));
            assertThat(refused(communication)).as(reference).containsExactly("encounter.unknown");
        }
    }

    @Test
    public void refusesWithoutConsentAndSaysSo() {
        Communication toOther = sms(OTHER_PATIENT, "secret words");
        UnprocessableEntityException refused = catchThrowableOfType(() -> client().create().resource(toOther).execute(),
            UnprocessableEntityException.class);
        assertThat(codes(refused)).containsExactly("contact.missing");
        OperationOutcome outcome = (OperationOutcome) refused.getOperationOutcome();
        assertThat(outcome.getIssueFirstRep().getDetails().getText()).contains("no number or address");
        assertThat(r4().newJsonParser().encodeResourceToString(outcome)).doesNotContain("secret words").doesNotContain(OTHER_PATIENT);
    }

    @Test
    public void refusesWhatItCannotHonour() {
        Communication draft = sms(PATIENT, "x");
        draft.setStatus(CommunicationStatus.COMPLETED);
        assertThat(refused(draft)).containsExactly("fhir.status.toSend");
        Communication nobody = sms(PATIENT, "x");
        nobody.getRecipient().clear();
        assertThat(refused(nobody)).containsExactly("fhir.onePatient");
        Communication two = sms(PATIENT, "x");
        two.addRecipient(new Reference("Patient/" + OTHER_PATIENT));
        assertThat(refused(two)).containsExactly("fhir.onePatient");
        assertThat(refused(sms("00000000-0000-0000-0000-000000000000", "x"))).containsExactly("patient.unknown");
        Communication noChannel = sms(PATIENT, "x");
        noChannel.getMedium().clear();
        assertThat(refused(noChannel)).containsExactly("fhir.oneChannel");
        Communication noText = sms(PATIENT, "x");
        noText.getPayload().clear();
        assertThat(refused(noText)).containsExactly("fhir.oneText");
        Communication foreign = sms(PATIENT, "x");
        foreign.addPartOf(new Reference("Communication/" + startConversation(OTHER_PATIENT, "+250788999888", "b@example.org").getUuid()));
        assertThat(refused(foreign)).containsExactly("fhir.threadUnknown");
        Communication noted = sms(PATIENT, "x");
        noted.addNote().setText("for staff");
        assertThat(refused(noted)).containsExactly("fhir.unsupportedElement");
        Communication urgent = sms(PATIENT, "x");
        urgent.setPriority(CommunicationPriority.STAT);
        assertThat(refused(urgent)).containsExactly("fhir.unsupportedElement");
        Communication backdated = sms(PATIENT, "x");
        backdated.setSent(new Date(0));
        assertThat(refused(backdated)).containsExactly("fhir.unsupportedElement");
    }

    @Test
    public void letsNobodyWriteInAnothersName() {
        Communication others = sms(PATIENT, "x");
        others.setSender(new Reference("Practitioner/c1d8f5c2-e131-11de-babe-001e378eb67e"));
        assertThat(refused(others)).containsExactly("fhir.sender");
        Communication own = sms(PATIENT, "mine");
        own.setSender(new Reference("Practitioner/" + Context.getAuthenticatedUser().getUuid()));
        assertThat(text(create(own))).isEqualTo("mine");
    }

    @Test
    public void sendsOnceForOneIdentifier() {
        Communication one = sms(PATIENT, "once");
        one.addIdentifier().setSystem("https://lab.example.org/messages").setValue("4711");
        Communication created = create(one);
        assertThat(created.getIdentifier()).extracting("system", "value")
            .containsExactly(tuple("https://lab.example.org/messages", "4711"));
        MethodOutcome again = client().create().resource(one).conditionalByUrl("Communication?identifier=https://lab.example.org/messages|4711").execute();
        assertThat(again.getCreated()).isNull();
        assertThat(again.getId().getIdPart()).isEqualTo(created.getIdElement().getIdPart());
        MethodOutcome unconditional = client().create().resource(one).execute();
        assertThat(unconditional.getId().getIdPart()).isEqualTo(created.getIdElement().getIdPart());
        assertThat(search("identifier=https://lab.example.org/messages|4711")).containsExactly("once");
        assertThatThrownBy(() -> client().create().resource(one).conditionalByUrl("Communication?status=completed").execute())
            .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    public void findsAnIdentifierWithAndWithoutItsSystem() {
        Communication one = sms(PATIENT, "one");
        one.addIdentifier().setSystem("https://lab.example.org/messages").setValue("47_1");
        create(one);
        Communication bare = sms(PATIENT, "bare");
        bare.addIdentifier().setValue("47_1");
        create(bare);
        Communication similar = sms(PATIENT, "similar");
        similar.addIdentifier().setSystem("https://lab.example.org/messages").setValue("4711");
        create(similar);
        assertThat(search("identifier=47_1")).containsExactly("one", "bare");
        assertThat(search("identifier=https://lab.example.org/messages|47_1")).containsExactly("one");
        assertThat(search("identifier=|47_1")).containsExactly("bare");
        assertThat(search("identifier=https://elsewhere.example.org|47_1")).isEmpty();
    }

    @Test
    public void sendsOnceAlsoWhereOnlyTheConditionNamesTheIdentifier() {
        for (int i = 0; i < 2; i++) {
            client().create().resource(sms(PATIENT, "once")).conditionalByUrl("Communication?identifier=https://lab.example.org|1").execute();
        }
        assertThat(search("identifier=https://lab.example.org|1")).containsExactly("once");
        Communication another = sms(PATIENT, "another");
        another.addIdentifier().setSystem("https://lab.example.org").setValue("2");
        assertThatThrownBy(() -> client().create().resource(another).conditionalByUrl("Communication?identifier=https://lab.example.org|1").execute())
            .isInstanceOf(InvalidRequestException.class);
    }

    @Test
    public void filesWhatAnotherSystemReceivedFromThePatient() {
        Communication received = sms(PATIENT, "I am better");
        received.setStatus(CommunicationStatus.COMPLETED);
        received.getRecipient().clear();
        received.setSender(new Reference("Patient/" + PATIENT));
        assertThat(refused(received)).containsExactly("fhir.identifierRequired");
        received.addIdentifier().setSystem("https://gateway.example.org").setValue("9");
        received.setReceived(new Date(1_790_000_000_000L));
        Communication created = create(received);
        assertThat(created.getSender().getReference()).isEqualTo("Patient/" + PATIENT);
        assertThat(created.getReceived()).isEqualTo(new Date(1_790_000_000_000L));
        assertThat(created.getStatus()).isEqualTo(CommunicationStatus.COMPLETED);
        client().create().resource(received).execute();
        assertThat(search("sender=Patient/" + PATIENT)).containsExactly("I am better");
        assertThat(created.getIdentifier()).extracting("system", "value").containsExactly(tuple("https://gateway.example.org", "9"));
        assertThat(search("identifier=https://gateway.example.org|9")).containsExactly("I am better");
        assertThat(search("identifier=9")).containsExactly("I am better");
    }

    @Test
    public void cancelsWhatWaitsByUpdate() {
        Communication created = create(sms(PATIENT, "wait"));
        created.setStatus(CommunicationStatus.NOTDONE);
        Communication cancelled = (Communication) client().update().resource(created).execute().getResource();
        assertThat(cancelled.getStatus()).isEqualTo(CommunicationStatus.NOTDONE);
        assertThat(conversations().getMessageByUuid(created.getIdElement().getIdPart()).get().getStatus()).isEqualTo(MessageStatus.CANCELLED);
    }

    @Test
    public void retractsByPatchAndShowsItsWordsNoMore() {
        Communication created = create(sms(PATIENT, "wrong patient"));
        client().patch().withBody("[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"entered-in-error\"}]")
            .withId(new IdType("Communication", created.getIdElement().getIdPart())).execute();
        Communication retracted = client().read().resource(Communication.class).withId(created.getIdElement().getIdPart()).execute();
        assertThat(retracted.getStatus()).isEqualTo(CommunicationStatus.ENTEREDINERROR);
        assertThat(retracted.hasPayload()).isFalse();
        assertThat(search("status=entered-in-error")).hasSize(1);
    }

    @Test
    public void archivesAThreadByUpdate() {
        Communication head = client().read().resource(Communication.class).withId(thread.getUuid()).execute();
        head.setStatus(CommunicationStatus.COMPLETED);
        client().update().resource(head).execute();
        assertThat(conversations().getConversationByUuid(thread.getUuid()).get().getStatus()).isEqualTo(ConversationStatus.ARCHIVED);
    }

    @Test
    public void changesNothingButTheStatus() {
        Communication created = create(sms(PATIENT, "said"));
        created.getPayloadFirstRep().setContent(new StringType("said otherwise"));
        assertThat(codes(catchThrowableOfType(() -> client().update().resource(created).execute(), UnprocessableEntityException.class)))
            .containsExactly("fhir.onlyStatus");
        Communication stopped = client().read().resource(Communication.class).withId(created.getIdElement().getIdPart()).execute();
        stopped.setStatus(CommunicationStatus.COMPLETED);
        assertThat(codes(catchThrowableOfType(() -> client().update().resource(stopped).execute(), UnprocessableEntityException.class)))
            .containsExactly("fhir.statusNotPossible");
        Communication unknown = sms(PATIENT, "new");
        unknown.setId("00000000-0000-0000-0000-000000000000");
        assertThatThrownBy(() -> client().update().resource(unknown).execute()).isInstanceOf(ResourceNotFoundException.class);
        assertThatThrownBy(() -> client().delete().resource(created).execute()).isInstanceOfAny(InvalidRequestException.class,
            MethodNotAllowedException.class, NonFhirResponseException.class);
        assertThat(search("identifier=" + "x")).isEmpty();
        assertThat(search("_id=" + created.getIdElement().getIdPart())).containsExactly("said");
    }

    @Test
    public void changesOnlyTheVersionThatTheClientKnows() {
        Communication created = create(sms(PATIENT, "wait"));
        IdType stale = new IdType("Communication", created.getIdElement().getIdPart(), "1");
        created.setStatus(CommunicationStatus.NOTDONE);
        assertThatThrownBy(() -> client().update().resource(created).withId(stale).execute()).isInstanceOf(PreconditionFailedException.class);
        IdType known = new IdType("Communication", created.getIdElement().getIdPart(), created.getMeta().getVersionId());
        assertThat(((Communication) client().update().resource(created).withId(known).execute().getResource()).getStatus())
            .isEqualTo(CommunicationStatus.NOTDONE);
    }

    @Test
    public void aThreadHasAnotherVersionAfterEachChange() {
        Communication before = client().read().resource(Communication.class).withId(thread.getUuid()).execute();
        create(sms(PATIENT, "more"));
        Communication after = client().read().resource(Communication.class).withId(thread.getUuid()).execute();
        assertThat(after.getMeta().getVersionId()).isNotEqualTo(before.getMeta().getVersionId());
        assertThat(after.getMeta().getLastUpdated()).isAfter(before.getMeta().getLastUpdated());
        assertThat(search("part-of:missing=true&_lastUpdated=ge" + after.getMeta().getLastUpdatedElement().getValueAsString())).containsExactly("thread");
        after.setStatus(CommunicationStatus.COMPLETED);
        Communication archived = (Communication) client().update().resource(after).execute().getResource();
        assertThat(archived.getMeta().getVersionId()).isNotEqualTo(after.getMeta().getVersionId());
    }

    @Test
    public void whoMaySendOrFileNeedNotRead() throws Exception {
        assertThat(as(() -> client().create().resource(sms(PATIENT, "sent")).execute().getCreated(), PrivilegeConstants.GET_PATIENTS,
            Privileges.SEND_MESSAGES)).isTrue();
        Communication received = sms(PATIENT, "filed");
        received.setStatus(CommunicationStatus.COMPLETED);
        received.getRecipient().clear();
        received.setSender(new Reference("Patient/" + PATIENT));
        received.addIdentifier().setValue("f1");
        assertThat(as(() -> client().create().resource(received).execute().getCreated(), PrivilegeConstants.GET_PATIENTS,
            Privileges.FILE_MESSAGES)).isTrue();
        assertThatThrownBy(() -> as(() -> search(""), PrivilegeConstants.GET_PATIENTS, Privileges.SEND_MESSAGES))
            .isInstanceOf(ForbiddenOperationException.class);
        Context.flushSession();
    }

    @Test
    public void letsOnlyThoseReadAndSendWhoMay() throws Exception {
        assertThatThrownBy(() -> as(() -> search(""), PrivilegeConstants.GET_PATIENTS)).isInstanceOf(ForbiddenOperationException.class);
        assertThatThrownBy(() -> as(() -> client().create().resource(sms(PATIENT, "x")).execute(), PrivilegeConstants.GET_PATIENTS,
            Privileges.GET_CONVERSATIONS)).isInstanceOf(ForbiddenOperationException.class);
        assertThat(as(() -> search("part-of:missing=true"), PrivilegeConstants.GET_PATIENTS, Privileges.GET_CONVERSATIONS)).containsExactly("thread");
        Context.flushSession();
    }
}
