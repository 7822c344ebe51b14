/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.apache.http.client.methods.HttpEntityEnclosingRequestBase;
import org.apache.http.client.methods.HttpPatch;
import org.apache.http.client.methods.HttpPut;
import org.apache.http.entity.StringEntity;
import org.hl7.fhir.r4.model.CapabilityStatement;
import org.hl7.fhir.r4.model.CapabilityStatement.CapabilityStatementRestResourceComponent;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.Communication.CommunicationStatus;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;

/** How resources travel, whatever is in them. */
public class CommunicationProtocolTest extends FhirTest {

    private static final String WORDS = "2 < 3 & \"so\" on \ud83d\ude00";

    private Message message;

    @Before
    public void converse() {
        Conversation thread = startConversation(PATIENT, NUMBER, "a@example.org");
        message = send(thread, "sms", WORDS);
    }

    private Communication readUnless(String version) {
        return client().read().resource(Communication.class).withId(message.getUuid()).ifVersionMatches(version).returnNull().execute();
    }

    @Test
    public void whatTheClientHasIsNotSentAgainUntilItChanges() {
        String version = client().read().resource(Communication.class).withId(message.getUuid()).execute().getMeta().getVersionId();
        assertThat(readUnless(version)).isNull();
        conversations().cancelMessage(conversations().getMessageByUuid(message.getUuid()).get());
        assertThat(readUnless(version).getStatus()).isEqualTo(CommunicationStatus.NOTDONE);
    }

    @Test
    public void speaksXmlAsWellAsJson() {
        IGenericClient client = client();
        client.setEncoding(EncodingEnum.XML);
        Communication read = client.read().resource(Communication.class).withId(message.getUuid()).execute();
        assertThat(text(read)).isEqualTo(WORDS);
        Communication created = (Communication) client.create().resource(sms(PATIENT, "by " + WORDS)).encodedXml().execute().getResource();
        assertThat(conversations().getMessageByUuid(created.getIdElement().getIdPart()).get().getBody()).isEqualTo("by " + WORDS);
    }

    /** As no client of HAPI's sends it. */
    @Test
    public void refusesBodiesThatHoldNothingToDo() throws Exception {
        for (String body : new String[] { "", " ", "null" }) {
            assertThat(status(new HttpPatch(address()), "application/json-patch+json", body)).as("PATCH '%s'", body).isEqualTo(400);
        }
        String patch = "[{\"op\": \"replace\", \"path\": \"/status\", \"value\": \"entered-in-error\"}]";
        assertThat(status(new HttpPatch(client().getServerBase() + "/Communication/"), "application/json-patch+json", patch)).as("of nothing").isEqualTo(400);
        String resource = "{\"resourceType\": \"Communication\", \"status\": \"in-progress\"}";
        assertThat(status(new HttpPut(client().getServerBase() + "/Communication"), "application/fhir+json", resource)).as("of nothing").isEqualTo(400);
        assertThat(status(new HttpPut(address()), "multipart/form-data; boundary=a", resource)).isEqualTo(400);
        assertThat(status(new HttpPut(address()), "application/fhir+json", "")).isEqualTo(400);
        assertThat(status(new HttpPut(address()), null, null)).isEqualTo(400);
        assertThat(conversations().getMessageByUuid(message.getUuid()).get().getBody()).isEqualTo(WORDS);
    }

    private String address() {
        return client().getServerBase() + "/Communication/" + message.getUuid();
    }

    private int status(HttpEntityEnclosingRequestBase request, String type, String body) throws IOException {
        if (body != null) {
            request.setHeader("Content-Type", type);
            request.setEntity(new StringEntity(body, StandardCharsets.UTF_8));
        }
        return http().execute(request).getStatusLine().getStatusCode();
    }

    @Test
    public void saysWhatItCanDo() {
        CapabilityStatementRestResourceComponent capability = client().capabilities().ofType(CapabilityStatement.class).execute().getRestFirstRep()
            .getResource().stream().filter(resource -> resource.getType().equals("Communication")).findFirst().get();
        assertThat(capability.getInteraction()).extracting(each -> each.getCode().toCode())
            .containsExactlyInAnyOrder("read", "search-type", "create", "update", "patch");
        assertThat(capability.getConditionalCreate()).isTrue();
        assertThat(capability.getSearchParam()).extracting(each -> each.getName()).containsExactlyInAnyOrder("_id", "_lastUpdated", "category",
            "encounter", "identifier", "medium", "part-of", "patient", "received", "recipient", "sender", "sent", "status", "subject");
        List<String> includes = capability.getSearchInclude().stream().map(Object::toString).sorted().collect(Collectors.toList());
        assertThat(includes).containsExactly("Communication:part-of", "Communication:patient", "Communication:recipient", "Communication:sender",
            "Communication:subject");
    }
}
