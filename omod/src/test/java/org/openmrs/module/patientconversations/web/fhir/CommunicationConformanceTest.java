/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.support.DefaultProfileValidationSupport;
import ca.uhn.fhir.validation.FhirValidator;
import ca.uhn.fhir.validation.ResultSeverityEnum;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.common.hapi.validation.support.CommonCodeSystemsTerminologyService;
import org.hl7.fhir.common.hapi.validation.support.InMemoryTerminologyServerValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.PrePopulatedValidationSupport;
import org.hl7.fhir.common.hapi.validation.support.ValidationSupportChain;
import org.hl7.fhir.common.hapi.validation.validator.FhirInstanceValidator;
import org.hl7.fhir.r4.model.Attachment;
import org.hl7.fhir.r4.model.CodeSystem;
import org.hl7.fhir.r4.model.CodeSystem.CodeSystemContentMode;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Enumerations.PublicationStatus;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.fhir.CommunicationCodes;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.service.AttachmentService;
import org.openmrs.module.patientconversations.service.CallService;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.SendRequest;

/** One message in every state, and what becomes of it in FHIR: the README's table. */
public class CommunicationConformanceTest extends FhirTest {

    /** What no message to a patient ever is, and what comes below with its reasons. */
    private static final Set<MessageStatus> NEVER_SO = EnumSet.of(MessageStatus.RECEIVED, MessageStatus.NOTED, MessageStatus.FAILED);

    private final Map<String, Message> messages = new LinkedHashMap<>();

    private Conversation thread;

    @Before
    public void bringMessagesIntoEveryState() {
        thread = startConversation(PATIENT, NUMBER, "a@example.org");
        for (MessageStatus status : MessageStatus.values()) {
            if (!NEVER_SO.contains(status)) {
                inState(status.name(), "sms", status, null);
            }
        }
        inState("failed at the carrier", "sms", MessageStatus.FAILED, "sms.30003");
        inState("failed without a reason", "email", MessageStatus.FAILED, null);
        inState("consent was withdrawn", "sms", MessageStatus.FAILED, "consent.withdrawn");
        inState("the patient has died", "email", MessageStatus.FAILED, "patient.deceased");
        messages.put("retracted", send(thread, "sms", "retracted"));
        conversations().retractMessage(messages.get("retracted"), "wrong patient");
        messages.put("by mail", conversations().sendMessage(thread, new SendRequest("email", "by mail", "A subject", "token")));
        String letter = Context.getService(AttachmentService.class).addAttachment(thread, "letter.txt", "A letter".getBytes(StandardCharsets.US_ASCII)).getUuid();
        messages.put("with a file", conversations().sendMessage(thread,
            new SendRequest("email", "", null, null).withAttachments(Collections.singletonList(letter))));
        Context.getService(CarrierService.class).receiveMessage(new InboundMessage(Channels.PHONE, NUMBER, "+15005550006", null, "", "CA1", new Date()));
        Context.getService(CallService.class).addTranscript("CA1", "Please call me");
        messages.put("a call", conversations().getMessageByUuid(Context.getService(CarrierService.class).findMessageUuid(Channels.PHONE, "CA1").get()).get());
        receive(NUMBER, "answer", "SM9", new Date());
    }

    private void inState(String name, String channel, MessageStatus status, String errorCode) {
        Message message = send(thread, channel, name);
        put(message, status, errorCode);
        messages.put(name, message);
    }

    private String statusOf(String name) {
        return client().read().resource(Communication.class).withId(messages.get(name).getUuid()).execute().getStatus().toCode();
    }

    @Test
    public void everyStateHasOneStatus() {
        Map<String, String> statuses = new LinkedHashMap<>();
        messages.keySet().forEach(name -> statuses.put(name, statusOf(name)));
        Map<String, String> table = new LinkedHashMap<>();
        table.put("QUEUED", "in-progress");
        table.put("SENDING", "in-progress");
        table.put("SENT", "in-progress");
        table.put("DELIVERED", "completed");
        table.put("READ", "completed");
        table.put("CANCELLED", "not-done");
        table.put("failed at the carrier", "stopped");
        table.put("failed without a reason", "stopped");
        table.put("consent was withdrawn", "not-done");
        table.put("the patient has died", "not-done");
        table.put("retracted", "entered-in-error");
        table.put("by mail", "in-progress");
        table.put("with a file", "in-progress");
        table.put("a call", "completed");
        assertThat(statuses).isEqualTo(table);
        assertThat(communications(find("sender=Patient/" + PATIENT)).get(0).getStatus().toCode()).isEqualTo("completed");
    }

    @Test
    public void aSearchForAStatusFindsExactlyWhatHasIt() {
        Map<String, List<String>> byStatus = communications(find("_count=100")).stream().collect(Collectors.groupingBy(
            communication -> communication.getStatus().toCode(), Collectors.mapping(each -> each.getIdElement().getIdPart(), Collectors.toList())));
        assertThat(byStatus).hasSize(5);
        byStatus.forEach((status, ids) -> {
            assertThat(communications(find("_count=100&status=" + status))).extracting(each -> each.getIdElement().getIdPart()).isEqualTo(ids);
            assertThat(communications(find("_count=100&status:not=" + status))).extracting(each -> each.getIdElement().getIdPart())
                .doesNotContainAnyElementsOf(ids).hasSize(messages.size() + 2 - ids.size());
        });
    }

    @Test
    public void aFailureSaysWhyInCodeAndInWords() {
        Communication failed = client().read().resource(Communication.class).withId(messages.get("failed at the carrier").getUuid()).execute();
        assertThat(failed.getStatusReason().getCodingFirstRep().getCode()).isEqualTo("sms.30003");
        assertThat(failed.getStatusReason().getText()).isNotEmpty().doesNotContain("30003");
    }

    @Test
    public void aCallIsByPhoneWithWhatWasSaidToTheMachine() {
        String uuid = messages.get("a call").getUuid();
        Communication call = client().read().resource(Communication.class).withId(uuid).execute();
        assertThat(call.getMediumFirstRep().getCoding()).extracting(Coding::getCode).containsExactly("PHONE", "phone");
        assertThat(call.getPayload()).extracting(payload -> payload.getContent().primitiveValue()).containsExactly("Please call me");
        assertThat(communications(find("medium=PHONE"))).extracting(each -> each.getIdElement().getIdPart()).containsExactly(uuid);
        assertThat(communications(find("medium:not=phone&_count=100"))).extracting(each -> each.getIdElement().getIdPart()).doesNotContain(uuid);
    }

    @Test
    public void aFileIsNamedAndOpenedElsewhere() {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs/");
        Communication letter = client().read().resource(Communication.class).withId(messages.get("with a file").getUuid()).execute();
        assertThat(letter.getPayload()).hasSize(1);
        Attachment file = letter.getPayloadFirstRep().getContentAttachment();
        assertThat(file.getTitle()).isEqualTo("letter.txt");
        assertThat(file.getContentType()).isEqualTo("text/plain");
        assertThat(file.getSize()).isEqualTo(8);
        assertThat(file.getUrl()).matches("https://emr\\.example\\.org/openmrs/ws/rest/v1/patientconversations/attachment/[0-9a-f-]{36}");
        assertThat(file.getData()).isNull();
    }

    @Test
    public void theValidatorFindsNothingInAnyOfThem() {
        List<Communication> all = new ArrayList<>(communications(find("_count=100")));
        assertThat(all).hasSize(messages.size() + 2);
        ValidationSupportChain support = new ValidationSupportChain(new DefaultProfileValidationSupport(r4()), ourCodeSystems(),
            new CommonCodeSystemsTerminologyService(r4()), new InMemoryTerminologyServerValidationSupport(r4()));
        FhirInstanceValidator instanceValidator = new FhirInstanceValidator(support);
        FhirValidator validator = r4().newValidator().registerValidatorModule(instanceValidator);
        List<String> findings = all.stream().flatMap(communication -> validator.validateWithResult(communication).getMessages().stream())
            .filter(message -> message.getSeverity() != ResultSeverityEnum.INFORMATION)
            .map(message -> message.getSeverity() + " " + message.getLocationString() + " " + message.getMessage()).distinct().collect(Collectors.toList());
        assertThat(findings).isEmpty();
    }

    /** What the README says of our code systems. */
    private static PrePopulatedValidationSupport ourCodeSystems() {
        PrePopulatedValidationSupport ours = new PrePopulatedValidationSupport(r4());
        ours.addCodeSystem(codeSystem(CommunicationCodes.MODE, "standard", "secure"));
        ours.addCodeSystem(codeSystem(CommunicationCodes.CHANNEL, "sms", "email", "phone", "secure"));
        ours.addCodeSystem(codeSystem(CommunicationCodes.REASON, "sms.30003", "consent.withdrawn", "patient.deceased"));
        return ours;
    }

    private static CodeSystem codeSystem(String url, String... codes) {
        CodeSystem system = new CodeSystem().setUrl(url).setStatus(PublicationStatus.ACTIVE).setContent(CodeSystemContentMode.COMPLETE);
        for (String code : codes) {
            system.addConcept().setCode(code);
        }
        return system;
    }
}
