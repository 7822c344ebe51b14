/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Arrays;
import org.hibernate.Hibernate;
import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.util.PrivilegeConstants;

public class ConversationResourceTest extends RestTest {

    @Test
    public void startsAConversationAndShowsIt() throws Exception {
        Answer started = get("conversation/" + start()).hasStatus(200);
        started.check("patient.uuid").isEqualTo(PATIENT);
        started.check("patient.display").asString().isNotEmpty();
        started.check("mode").isEqualTo("STANDARD");
        started.check("status").isEqualTo("OPEN");
        started.check("unread").isEqualTo(0);
        started.check("lastMessage").isNull();
        started.check("display").asString().endsWith("Horatio Test Hornblower");
        started.check("lastActivity").asString().matches("\\d{4}-\\d\\d-\\d\\dT.*[+-]\\d{4}");
        started.check("contactPoints.0.system").isEqualTo("sms");
        started.check("contactPoints.0.value").isEqualTo(NUMBER);
        started.check("contactPoints.0.display").isEqualTo("+250 788 123 456");
        started.check("contactPoints.0.consent.status").isEqualTo("GRANTED");
        started.check("contactPoints.0.consent.method").isEqualTo("VERBAL");
        started.check("contactPoints.0.consent.recordedBy.display").asString().isNotEmpty();
        started.check("links.0.uri").asString().endsWith("/ws/rest/v1/conversation/" + started.get("uuid"));
        started.check("resourceVersion").isNotNull();
    }

    @Test
    public void startingAgainReturnsTheSameConversation() throws Exception {
        assertThat(start()).isEqualTo(start());
    }

    @Test
    public void showsEachRepresentation() throws Exception {
        String uuid = start();
        Answer ref = get("conversation/" + uuid + "?v=ref").hasStatus(200);
        assertThat(ref.<Object> get("mode")).isNull();
        ref.check("uuid").isEqualTo(uuid);
        Answer full = get("conversation/" + uuid + "?v=full").hasStatus(200);
        full.check("dateCreated").isNotNull();
        full.check("creator.display").asString().isNotEmpty();
        Answer custom = get("conversation/" + uuid + "?v=custom:(uuid,patient:(uuid),contactPoints:(value),unread)").hasStatus(200);
        custom.check("contactPoints.0.value").isEqualTo(NUMBER);
        assertThat(custom.<Map<String, Object>> get("patient")).containsOnlyKeys("uuid", "resourceVersion");
        get("conversation/" + uuid + "?v=custom:(secret)").refuses(400);
        get("conversation/" + uuid + "?v=unheardOf").refuses(400);
    }

    @Test
    public void namesEveryFieldThatIsWrong() throws Exception {
        Answer refused = post("conversation", "{'patient': 7, 'mode': 'LOUD', 'contactPoint': {'system': 'fax'}, 'saveContact': 'yes', "
                + "'consent': {'status': 'GRANTED'}, 'colour': 'red'}");
        refused.refusesField("patient", "field.type");
        refused.refusesField("mode", "field.choice");
        refused.refusesField("contactPoint.system", "field.choice");
        refused.refusesField("contactPoint.value", "field.required");
        refused.refusesField("saveContact", "field.type");
        refused.refusesField("consent.method", "field.required");
        refused.refusesField("colour", "field.unknown");
    }

    @Test
    public void refusesAPatientWhoDoesNotExist() throws Exception {
        post("conversation", "{'patient': 'no-such-patient'}").refusesField("patient", "patient.unknown");
        post("conversation", "{}").refusesField("patient", "field.required");
        get("conversation?patient=no-such-patient").refuses(404);
    }

    @Test
    public void refusesANumberThatIsNone() throws Exception {
        post("conversation", "{'patient': '" + PATIENT + "', 'contactPoint': {'system': 'sms', 'value': 'abc'}}")
                .refusesField("contactPoint.value", "contact.phone.invalid");
    }

    @Test
    public void listsByPatientAndStatus() throws Exception {
        String uuid = start();
        Answer listed = get("conversation?patient=" + PATIENT).hasStatus(200);
        listed.check("results.0.uuid").isEqualTo(uuid);
        listed.check("results.0.status").isEqualTo("OPEN");
        assertThat(listed.<List<?>> get("results")).hasSize(1);
        assertThat(get("conversation?patient=" + PATIENT + "&status=ARCHIVED").<List<?>> get("results")).isEmpty();
        assertThat(get("conversation?patient=" + OTHER_PATIENT).<List<?>> get("results")).isEmpty();
        assertThat(get("conversation").<List<?>> get("results")).hasSize(1);
        get("conversation?status=LOST").refusesField("status", "field.choice");
    }

    @Test
    public void archivesAndReopens() throws Exception {
        String uuid = start();
        post("conversation/" + uuid, "{'status': 'ARCHIVED'}").hasStatus(200).check("status").isEqualTo("ARCHIVED");
        get("conversation/" + uuid).check("status").isEqualTo("ARCHIVED");
        post("conversation/" + uuid, "{'status': 'OPEN'}").hasStatus(200).check("status").isEqualTo("OPEN");
        post("conversation/" + uuid, "{'status': 'BURNT'}").refusesField("status", "field.choice");
    }

    @Test
    public void choosesAnotherAddress() throws Exception {
        String uuid = start();
        Answer changed = post("conversation/" + uuid,
            "{'contactPoint': {'system': 'email', 'value': 'Jane@Example.ORG'}, 'saveContact': true}").hasStatus(200);
        assertThat(changed.<List<Map<String, Object>>> get("contactPoints")).anySatisfy(contact -> {
            assertThat(contact).containsEntry("system", "email").containsEntry("onChart", true);
            assertThat(contact.get("consent")).asString().contains("UNKNOWN");
        });
        post("conversation/" + uuid, "{'contactPoint': {'system': 'email', 'value': 'nobody'}}")
                .refusesField("contactPoint.value", "contact.email.invalid");
    }

    @Test
    public void aReadMarkHasToNameAMessageOfTheConversation() throws Exception {
        String uuid = start();
        String message = post("conversation/" + uuid + "/message", "{'channel': 'sms', 'text': 'Hello'}").hasStatus(201).get("uuid");
        post("conversation/" + uuid, "{'lastRead': '" + message + "'}").hasStatus(200).check("unread").isEqualTo(0);
        post("conversation/" + uuid, "{'lastRead': 'no-such-message'}").refusesField("lastRead", "message.unknown");
    }

    @Test
    public void whoLacksThePrivilegeGetsNothing() throws Exception {
        String uuid = start();
        anonymously(() -> get("conversation/" + uuid)).refuses(401);
        anonymously(() -> post("conversation", "{}")).refuses(401);
        as(() -> get("conversation/" + uuid), PrivilegeConstants.GET_PATIENTS).refuses(403);
        as(() -> post("conversation/" + uuid, "{'status': 'ARCHIVED'}"), PrivilegeConstants.GET_PATIENTS,
            Privileges.GET_CONVERSATIONS).refuses(403);
        Answer read = as(() -> get("conversation/" + uuid + "?v=full"), PrivilegeConstants.GET_PATIENTS, Privileges.GET_CONVERSATIONS)
                .hasStatus(200);
        read.check("contactPoints.0.consent.recordedBy.display").asString().isNotEmpty();
    }

    @Test
    public void aPageIsReadByTheSameNumberOfStatementsHoweverManyConversationsAreOnIt() throws Exception {
        start();
        for (int id : new int[] { 6, 7, 8 }) {
            String uuid = Context.getPatientService().getPatient(id).getUuid();
            String number = id == 6 ? NUMBER : "+25078812345" + id;
            post("conversation", "{'patient': '" + uuid + "', 'contactPoint': {'system': 'sms', 'value': '" + number + "'},"
                    + " 'consent': {'status': 'GRANTED', 'method': 'VERBAL'}}").hasStatus(201);
        }
        Answer page = get("conversation?limit=4");
        for (int i = 0; i < 4; i++) {
            page.check("results." + i + ".contactPoints.0.consent.status").isEqualTo("GRANTED");
            boolean both = page.<String> get("results." + i + ".contactPoints.0.value").equals(NUMBER);
            page.check("results." + i + ".contactPoints.0.shared").isEqualTo(both);
        }
        assertThat(countStatements("conversation?limit=4")).isEqualTo(countStatements("conversation?limit=1"));
    }

    /** Nothing is in memory before but the patients, of whom OpenMRS reads one after the other; nor does it keep its global properties. */
    private long countStatements(String path) throws Exception {
        Context.flushSession();
        Context.clearSession();
        Context.clearEntireCache();
        for (int id : new int[] { 2, 6, 7, 8 }) {
            Patient patient = Context.getPatientService().getPatient(id);
            Hibernate.initialize(patient.getNames());
            patient.getIdentifiers().forEach(identifier -> Hibernate.initialize(identifier.getIdentifierType()));
            patient.getAttributes().forEach(attribute -> Hibernate.initialize(attribute.getAttributeType()));
        }
        Statistics statistics = applicationContext.getBean(SessionFactory.class).getStatistics();
        statistics.clear();
        statistics.setStatisticsEnabled(true);
        try {
            get(path).hasStatus(200);
            long queries = Arrays.stream(statistics.getQueries()).filter(query -> !query.contains("GlobalProperty"))
                    .mapToLong(query -> statistics.getQueryStatistics(query).getExecutionCount()).sum();
            return queries + statistics.getEntityFetchCount() + statistics.getCollectionFetchCount();
        } finally {
            statistics.setStatisticsEnabled(false);
        }
    }
}
