/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

public class InboxControllerTest extends RestTest {

    @Test
    public void countsWhatWaitsForTheCaller() throws Exception {
        String conversation = start();
        post("conversation/" + conversation, "{'assignee': '" + me() + "', 'starred': true}").hasStatus(200);
        post("conversation/" + conversation + "/message", "{'channel': 'sms', 'text': 'Hello'}").hasStatus(201);
        Answer counts = get("patientconversations/inbox").hasStatus(200);
        counts.check("open").isEqualTo(1);
        counts.check("mine").isEqualTo(1);
        counts.check("unassigned").isEqualTo(0);
        counts.check("waiting").isEqualTo(1);
        counts.check("starred").isEqualTo(1);
        counts.check("failed").isEqualTo(0);
        counts.check("unread").isEqualTo(0);
        counts.check("mentioned").isEqualTo(0);
        counts.check("triage").isEqualTo(0);
        assertThat(as(() -> get("patientconversations/inbox"), Privileges.GET_CONVERSATIONS).hasStatus(200).<Object> get("triage")).isNull();
    }

    @Test
    public void namesStaffAndTags() throws Exception {
        post("conversation/" + start(), "{'tags': ['urgent', 'TB']}").hasStatus(200);
        Answer staff = get("patientconversations/staff?q=adm").hasStatus(200);
        staff.check("results.0.username").isEqualTo("admin");
        staff.check("results.0.display").asString().isNotEmpty();
        get("patientconversations/tags").hasStatus(200).check("results").isEqualTo(Arrays.asList("TB", "urgent"));
    }

    @Test
    public void tellsOfAChangeAnywhereInTheInbox() throws Exception {
        String conversation = start();
        String tag = get("patientconversations/changes").hasStatus(200).getHeader("ETag");
        changes(tag).hasStatus(304);
        post("conversation/" + conversation, "{'starred': true}").hasStatus(200);
        changes(tag).hasStatus(200);
    }

    private Answer changes(String tag) throws Exception {
        return send(MockMvcRequestBuilders.get("/ws/rest/v1/patientconversations/changes").header("If-None-Match", tag));
    }

    @Test
    public void isNotForEverybody() throws Exception {
        for (String call : new String[] { "inbox", "staff", "tags", "changes" }) {
            anonymously(() -> get("patientconversations/" + call)).refuses(401);
            as(() -> get("patientconversations/" + call), "Get Patients").refuses(403);
        }
    }

    @Test
    public void listsByWhatWasCounted() throws Exception {
        String conversation = start();
        assertThat(uuids("assignee=none")).containsExactly(conversation);
        assertThat(uuids("assignee=me")).isEmpty();
        post("conversation/" + conversation, "{'assignee': '" + me() + "', 'starred': true, 'tags': ['urgent']}").hasStatus(200);
        post("conversation/" + conversation + "/message", "{'channel': 'sms', 'text': 'Hello'}").hasStatus(201);
        for (String narrow : new String[] { "assignee=me", "assignee=" + me(), "starred=true", "tag=urgent", "turn=PATIENT" }) {
            assertThat(uuids(narrow)).as(narrow).containsExactly(conversation);
        }
        for (String narrow : new String[] { "assignee=none", "tag=other", "turn=FAILED", "mentioned=true" }) {
            assertThat(uuids(narrow)).as(narrow).isEmpty();
        }
        get("conversation?assignee=nobody-at-all").refusesField("assignee", "field.choice");
        get("conversation?turn=MINE").refusesField("turn", "field.choice");
    }

    private List<String> uuids(String narrow) throws Exception {
        List<Map<String, String>> found = get("conversation?v=ref&" + narrow).hasStatus(200).get("results");
        return found.stream().map(conversation -> conversation.get("uuid")).collect(Collectors.toList());
    }

    private static String me() {
        return Context.getAuthenticatedUser().getUuid();
    }
}
