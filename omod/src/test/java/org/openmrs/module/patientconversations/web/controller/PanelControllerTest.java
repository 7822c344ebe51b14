/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Cohort;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.service.PanelService;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class PanelControllerTest extends RestTest {

    private static final String PANEL = "patientconversations/panel";

    private String identifier;

    @Before
    public void haveConsent() throws Exception {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        start();
        identifier = Context.getPatientService().getPatientByUuid(PATIENT).getPatientIdentifier().getIdentifier();
    }

    private String body(boolean dryRun) {
        return "{'identifiers': ['" + identifier + "', 'nobody'], 'subject': 'Flu <shots>', 'text': 'Come on Monday', 'perMinute': 60, 'dryRun': " + dryRun + "}";
    }

    @Test
    public void aDryRunCountsAndAPanelsTurnBeginsASecureConversationWithAnInvitation() throws Exception {
        Answer counted = post(PANEL, body(true)).hasStatus(200);
        counted.check("matched").isEqualTo(1);
        counted.check("unknown.0").isEqualTo("nobody");
        counted.check("toInvite").isEqualTo(1);
        assertThat(get(PANEL).hasStatus(200).<List<?>> get("results")).isEmpty();

        Answer begun = post(PANEL, body(false)).hasStatus(201);
        begun.check("status").isEqualTo("RUNNING");
        String panel = PANEL + "/" + begun.get("uuid");
        get(panel).hasStatus(200).check("invited").isEqualTo(0);
        assertThat(Context.getService(PanelService.class).inviteDue()).isEqualTo(1);
        get(panel).check("invited").isEqualTo(1);
        get(PANEL).check("results.0.subject").isEqualTo("Flu <shots>");

        Answer secure = get("conversation?mode=SECURE&patient=" + PATIENT + "&v=full").hasStatus(200);
        secure.check("results.0.subject").isEqualTo("Flu <shots>");
        String conversation = secure.get("results.0.uuid");
        Answer shown = get("conversation/" + conversation).hasStatus(200);
        shown.check("secure.joined").isEqualTo(false);
        shown.check("secure.invitation.status").isEqualTo("WAITING");
        shown.check("secure.participants.0.status").isEqualTo("INVITED");
        Answer messages = get("conversation/" + conversation + "/message").hasStatus(200);
        messages.check("results.0.text").isEqualTo("Come on Monday");
        messages.check("results.1.notice").isEqualTo("INVITATION");
    }

    @Test
    public void aCohortIsInvitedAndWhoMayNotReadItIsTold() throws Exception {
        Integer patient = Context.getPatientService().getPatientByUuid(PATIENT).getPatientId();
        Cohort cohort = Context.getCohortService().saveCohort(new Cohort("Clinic", "Who comes", new Integer[] { patient }));
        String body = "{'cohort': '" + cohort.getUuid() + "', 'subject': 'Flu shots', 'dryRun': %s}";
        post(PANEL, String.format(body, true)).hasStatus(200).check("toInvite").isEqualTo(1);
        post(PANEL, String.format(body, false)).hasStatus(201).check("toInvite").isEqualTo(1);
        as(() -> post(PANEL, String.format(body, true)), Privileges.MANAGE_SECURE_ACCESS).refuses(403);
    }

    @Test
    public void whoIsLeftOutIsCountedByReason() throws Exception {
        String panel = PANEL + "/" + post(PANEL, body(false)).hasStatus(201).get("uuid");
        get(panel).check("reasons").isEqualTo(Collections.emptyList());
        post("conversationconsent", "{'patient': '" + PATIENT + "', 'system': 'sms', 'value': '" + NUMBER + "', 'status': 'WITHDRAWN', 'method': 'VERBAL'}").hasStatus(201);
        Context.getService(PanelService.class).inviteDue();
        Answer left = get(panel).hasStatus(200);
        left.check("skipped").isEqualTo(1);
        left.check("reasons.0.code").isEqualTo("panel.noConsent");
        left.check("reasons.0.text").isEqualTo("The patient has not agreed to be written to.");
        left.check("reasons.0.count").isEqualTo(1);
    }

    @Test
    public void aPanelIsStopped() throws Exception {
        String panel = PANEL + "/" + post(PANEL, body(false)).hasStatus(201).get("uuid");
        post(panel, "{}").refusesField("stopped", "field.required");
        post(panel, "{'stopped': true}").hasStatus(200).check("status").isEqualTo("STOPPED");
        assertThat(Context.getService(PanelService.class).inviteDue()).isZero();
        assertThat(get("conversation?mode=SECURE&patient=" + PATIENT).<List<?>> get("results")).isEmpty();
    }

    @Test
    public void oddInputAndThoseWhoMayNotAreRefused() throws Exception {
        post(PANEL, "{'identifiers': [], 'subject': 'A', 'dryRun': true}").refusesField("identifiers", "panel.empty");
        post(PANEL, "{'identifiers': [7], 'dryRun': true}").refusesField("identifiers", "field.type");
        post(PANEL, "{'identifiers': ['" + identifier + "']}").refusesField("subject", "subject.required");
        post(PANEL, "{'identifiers': ['" + identifier + "'], 'subject': 'A', 'perMinute': 0}").refusesField("perMinute", "panel.pace");
        post(PANEL, "{'identifiers': ['nobody'], 'subject': 'A'}").refuses(400);
        post(PANEL, "{'cohort': 'x', 'dryRun': true}").refusesField("cohort", "cohort.unknown");
        post(PANEL, "{'cohort': 7, 'dryRun': true}").refusesField("cohort", "field.type");
        get(PANEL + "/nothing").refuses(404);
        post(PANEL + "/nothing", "{'stopped': true}").refuses(404);
        anonymously(() -> post(PANEL, body(true))).refuses(401);
        as(() -> post(PANEL, body(true)), Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES).refuses(403);
        as(() -> get(PANEL), Privileges.GET_CONVERSATIONS).refuses(403);
    }
}
