/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

public class ChangesControllerTest extends RestTest {

    private static final String CHANGES = "patientconversations/changes?patient=" + PATIENT;

    @Test
    public void answersNotModifiedUntilSomethingHappens() throws Exception {
        String conversation = start();
        Answer before = get(CHANGES).hasStatus(200);
        before.check("revision").isNotNull();
        String tag = before.getHeader("ETag");
        assertThat(tag).matches("\"[^\"]+\"");

        Answer unchanged = getIfNot(tag).hasStatus(304);
        assertThat(unchanged.getText()).isEmpty();
        assertThat(unchanged.getHeader("ETag")).isEqualTo(tag);

        post("conversation/" + conversation + "/message", "{'channel': 'sms', 'text': 'Hello'}").hasStatus(201);
        Answer changed = getIfNot(tag).hasStatus(200);
        assertThat(changed.getHeader("ETag")).isNotEqualTo(tag);
    }

    @Test
    public void isNotForEverybody() throws Exception {
        anonymously(() -> get(CHANGES)).refuses(401);
        as(() -> get(CHANGES), PrivilegeConstants.GET_PATIENTS).refuses(403);
        get("patientconversations/changes?patient=no-such-patient").refuses(404);
        get("patientconversations/changes?patient=").refuses(404);
    }

    private Answer getIfNot(String tag) throws Exception {
        return send(MockMvcRequestBuilders.get("/ws/rest/v1/" + CHANGES).header("If-None-Match", tag));
    }
}
