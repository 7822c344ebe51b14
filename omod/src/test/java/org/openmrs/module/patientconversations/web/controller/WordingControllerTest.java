/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.Test;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class WordingControllerTest extends RestTest {

    @Test
    public void tellsTheWidgetWhatItHasToKnow() throws Exception {
        Answer wording = get("patientconversations/wording").hasStatus(200);
        wording.check("consent.text").isEqualTo("SMS is not private.");
        wording.check("consent.version").isEqualTo("1");
        wording.check("practiceName").isEqualTo("Clinic <One>");
        assertThat(wording.<List<Map<String, Object>>> get("channels"))
                .anySatisfy(sms -> assertThat(sms).containsEntry("id", "sms").containsEntry("name", "SMS")
                        .containsEntry("available", true).containsEntry("reason", null))
                .anySatisfy(email -> assertThat(email).containsEntry("id", "email").containsEntry("available", false)
                        .hasEntrySatisfying("reason", reason -> assertThat(reason).asString().contains(" ")));
    }

    @Test
    public void isNotForEverybody() throws Exception {
        anonymously(() -> get("patientconversations/wording")).refuses(401);
        as(() -> get("patientconversations/wording")).refuses(403);
    }
}
