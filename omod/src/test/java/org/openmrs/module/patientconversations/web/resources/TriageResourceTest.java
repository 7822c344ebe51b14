/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Date;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.CarrierService;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.util.PrivilegeConstants;

public class TriageResourceTest extends RestTest {

    private static final String STRANGER = "+250788999999";

    private String item;

    @Before
    public void aStrangerWrites() throws Exception {
        Context.getService(CarrierService.class).receiveMessage(
            new InboundMessage("sms", STRANGER, "+15005550006", null, "Who is <this>?", "SM1", new Date()));
        item = get("conversationtriage?status=WAITING").hasStatus(200).get("results.0.uuid");
    }

    @Test
    public void listsWhatWaits() throws Exception {
        Answer waiting = get("conversationtriage").hasStatus(200);
        assertThat(waiting.<List<?>> get("results")).hasSize(1);
        waiting.check("results.0.channel").isEqualTo("sms");
        waiting.check("results.0.fromAddress").isEqualTo(STRANGER);
        waiting.check("results.0.text").isEqualTo("Who is <this>?");
        waiting.check("results.0.reason").isEqualTo("UNKNOWN_SENDER");
        waiting.check("results.0.status").isEqualTo("WAITING");
        waiting.check("results.0.date").asString().isNotEmpty();
        assertThat(waiting.<List<?>> get("results.0.candidates")).isEmpty();
        get("conversationtriage?status=LOST").refusesField("status", "field.choice");
    }

    @Test
    public void namesCandidates() throws Exception {
        for (String patient : new String[] { PATIENT, OTHER_PATIENT }) {
            post("conversation", "{'patient': '" + patient + "', 'contactPoint': {'system': 'sms', 'value': '" + STRANGER + "'}}")
                    .hasStatus(201);
        }
        assertThat(get("conversationtriage/" + item).hasStatus(200).<List<?>> get("candidates")).hasSize(2);
    }

    @Test
    public void attachesToAPatient() throws Exception {
        post("conversationtriage/" + item, "{'patient': '" + PATIENT + "'}").hasStatus(200).check("status").isEqualTo("ATTACHED");
        assertThat(get("conversationtriage").<List<?>> get("results")).isEmpty();
        get("conversation?patient=" + PATIENT).check("results.0.lastMessage.text").isEqualTo("Who is <this>?");
        get("conversation?patient=" + PATIENT).check("results.0.unread").isEqualTo(1);
        post("conversationtriage/" + item, "{'patient': '" + OTHER_PATIENT + "'}").refuses(400)
                .check("error.globalErrors.0.code").isEqualTo("triage.resolved");
    }

    @Test
    public void dismissesWithANote() throws Exception {
        post("conversationtriage/" + item, "{'status': 'DISMISSED', 'note': 'wrong number'}").hasStatus(200).check("status")
                .isEqualTo("DISMISSED");
        get("conversationtriage/" + item + "?v=full").check("note").isEqualTo("wrong number");
    }

    @Test
    public void refusesWhatIsWrong() throws Exception {
        post("conversationtriage/" + item, "{'patient': 'no-such-patient'}").refusesField("patient", "patient.unknown");
        post("conversationtriage/" + item, "{}").refusesField("status", "field.required");
        post("conversationtriage/" + item, "{'status': 'ATTACHED'}").refusesField("status", "field.choice");
        post("conversationtriage/no-such-item", "{'status': 'DISMISSED'}").refuses(404);
        post("conversationtriage", "{}").refuses(405);
    }

    @Test
    public void isForThoseWhoMayTriage() throws Exception {
        as(() -> get("conversationtriage"), PrivilegeConstants.GET_PATIENTS, Privileges.GET_CONVERSATIONS).refuses(403);
        as(() -> get("conversationtriage"), Privileges.TRIAGE_MESSAGES).hasStatus(200);
        anonymously(() -> get("conversationtriage")).refuses(401);
    }
}
