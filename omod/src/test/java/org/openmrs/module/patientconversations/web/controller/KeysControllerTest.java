/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.controller;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class KeysControllerTest extends RestTest {

    private static final String KEYS = "patientconversations/keys";

    private String secure;

    @Before
    public void startASecureConversation() throws Exception {
        set(GlobalProperties.PUBLIC_BASE_URL, "https://emr.example.org/openmrs");
        secure = post("conversation", "{'patient': '" + PATIENT + "', 'mode': 'SECURE', 'subject': 'Your results', 'text': 'Quokka', 'contactPoint': {'system': 'sms',"
                + " 'value': '" + NUMBER + "'}, 'consent': {'status': 'GRANTED', 'method': 'VERBAL'}}").hasStatus(201).get("uuid");
    }

    private String link() throws Exception {
        return get("conversation/" + secure + "/invitation/" + get("conversation/" + secure).<String> get("secure.invitation.uuid") + "?v=full").get("link");
    }

    @Test
    public void aNewKeyWrapsWhatTheOldOneDidAndEverythingReadsAsBefore() throws Exception {
        String link = link();
        Answer before = get(KEYS).hasStatus(200);
        before.check("source").isIn("file", "environment");
        Answer done = post(KEYS, "{}").hasStatus(200);
        done.check("masterKey").isNotEqualTo(before.get("current"));
        done.check("failed").isEqualTo(0);
        assertThat(done.<Integer> get("conversations")).isPositive();
        assertThat(done.<Integer> get("links")).isPositive();
        Answer after = get(KEYS).hasStatus(200);
        after.check("current").isEqualTo(done.get("masterKey"));
        after.check("count").isEqualTo(before.<Integer> get("count") + 1);
        after.check("waiting.conversations").isEqualTo(0);
        after.check("waiting.links").isEqualTo(0);
        get("conversation/" + secure).hasStatus(200).check("subject").isEqualTo("Your results");
        get("conversation/" + secure + "/message").hasStatus(200).check("results.0.text").isEqualTo("Quokka");
        assertThat(link()).isEqualTo(link);
    }

    @Test
    public void goingOnAddsNoKey() throws Exception {
        String current = get(KEYS).get("current");
        post(KEYS, "{'resume': true}").hasStatus(200).check("masterKey").isEqualTo(current);
    }

    @Test
    public void nobodySeesOrRotatesThemWithoutThePrivilege() throws Exception {
        anonymously(() -> get(KEYS)).refuses(401);
        anonymously(() -> post(KEYS, "{}")).refuses(401);
        as(() -> get(KEYS), Privileges.GET_CONVERSATIONS, Privileges.AUDIT_CONVERSATIONS).refuses(403);
        as(() -> post(KEYS, "{}"), Privileges.GET_CONVERSATIONS, Privileges.MANAGE_SECURE_ACCESS).refuses(403);
        post(KEYS, "{'resume': 'yes'}").refusesField("resume", "field.type");
        post(KEYS, "{'key': 'x'}").refusesField("key", "field.unknown");
    }
}
