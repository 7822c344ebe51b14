/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.RestTest;

public class AuditControllerTest extends RestTest {

    private static final String AUDIT = "patientconversations/audit";

    @Test
    public void whoOpenedWhichConversationIsOnRecordOnceForManyPolls() throws Exception {
        String conversation = start();
        get("conversation/" + conversation + "/message").hasStatus(200);
        get("conversation/" + conversation + "/message").hasStatus(200);
        get(AUDIT + "?action=VIEWED&conversation=" + conversation + "&patient=" + PATIENT + "&from=2020-01-01&to=2099-12-31T23:59:59Z&limit=5").hasStatus(200)
            .check("results.0.conversation").isEqualTo(conversation);
        assertThat(get(AUDIT + "?action=VIEWED&conversation=" + conversation).<java.util.List<?>> get("results")).hasSize(1);
        assertThat(get(AUDIT + "?action=VIEWED&conversation=" + conversation).<String> get("results.0.date")).matches("20\\d\\d-.*T.*\\d{4}");
        get(AUDIT + "?action=VIEWED&conversation=" + conversation).check("results.0.user.display").isNotNull();
        get(AUDIT + "/verify").hasStatus(200).check("broken").asList().isEmpty();
    }

    @Test
    public void oddInputIsRefusedByItsField() throws Exception {
        get(AUDIT + "?patient=nobody").refusesField("patient", "field.choice");
        get(AUDIT + "?user=%00").refusesField("user", "field.choice");
        get(AUDIT + "?conversation=%27%20or%201=1").refusesField("conversation", "field.choice");
        get(AUDIT + "?action=viewed").refusesField("action", "field.choice");
        get(AUDIT + "?from=yesterday").refusesField("from", "field.moment");
        get(AUDIT + "?to=%2B999999999-12-31").refusesField("to", "field.moment");
        get(AUDIT + "?to=2026-02-30").refusesField("to", "field.moment");
        get(AUDIT + "?limit=0").refuses(400);
        get(AUDIT + "?startIndex=-1").refuses(400);
        get(AUDIT + "?startIndex=x").refuses(400);
        get(AUDIT + "?startIndex=2147483647").hasStatus(200);
    }

    @Test
    public void nobodyReadsItWithoutThePrivilege() throws Exception {
        anonymously(() -> get(AUDIT)).refuses(401);
        anonymously(() -> get(AUDIT + "/verify")).refuses(401);
        as(() -> get(AUDIT), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_SETTINGS).refuses(403);
        as(() -> get(AUDIT + "/verify"), Privileges.GET_CONVERSATIONS).refuses(403);
        as(() -> get(AUDIT), Privileges.AUDIT_CONVERSATIONS).hasStatus(200);
    }
}
