/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;

public class ScheduledMessageResourceTest extends RestTest {

    private final String tomorrow = LocalDateTime.now(ZoneId.of("Africa/Kigali")).plusDays(1).truncatedTo(ChronoUnit.MINUTES).withSecond(30).toString();

    private String conversation;

    @Before
    public void startConversation() throws Exception {
        set(GlobalProperties.TIME_ZONE, "Africa/Kigali");
        conversation = "conversation/" + start();
    }

    private Answer schedule(String due) throws Exception {
        return post(conversation + "/scheduled", "{'channel': 'sms', 'text': 'See you', 'due': '" + due + "'}");
    }

    @Test
    public void schedulesOnThePracticesClockChangesAndCancels() throws Exception {
        Answer scheduled = schedule(tomorrow).hasStatus(201);
        scheduled.check("dueLocal").isEqualTo(tomorrow);
        scheduled.check("status").isEqualTo("WAITING");
        scheduled.check("text").isEqualTo("See you");
        scheduled.check("display").asString().doesNotContain("See you");
        schedule(tomorrow + "+02:00").hasStatus(201).check("due").isEqualTo(scheduled.get("due"));
        assertThat(get(conversation + "/scheduled").hasStatus(200).<List<?>> get("results")).hasSize(2);
        assertThat(get(conversation + "/message").<List<?>> get("results")).isEmpty();
        String one = conversation + "/scheduled/" + scheduled.get("uuid");
        Answer changed = post(one, "{'text': 'See you soon'}").hasStatus(200);
        changed.check("text").isEqualTo("See you soon");
        changed.check("dueLocal").isEqualTo(tomorrow);
        post(one, "{'status': 'CANCELLED'}").hasStatus(200).check("status").isEqualTo("CANCELLED");
        post(one, "{'text': 'Too late'}").refuses(400).check("error.globalErrors.0.code").isEqualTo("scheduled.over");
        assertThat(get(conversation + "/scheduled").<List<?>> get("results")).hasSize(1);
    }

    @Test
    public void refusesWhatIsNoTimeAndATimeThatHasPassed() throws Exception {
        schedule("tomorrow").refusesField("due", "field.moment");
        schedule("2020-01-01T09:00").refusesField("due", "due.past");
        post(conversation + "/scheduled", "{'channel': 'sms', 'text': 'See you'}").refusesField("due", "field.required");
    }

    @Test
    public void isFoundInItsOwnConversationByThoseWhoMayReadIt() throws Exception {
        String uuid = schedule(tomorrow).get("uuid");
        get("conversation/none/scheduled/" + uuid).refuses(404);
        get("conversation/none/scheduled").refuses(404);
        as(() -> get(conversation + "/scheduled"), "Get Patients").refuses(403);
        as(() -> schedule(tomorrow), "Get Patients", Privileges.GET_CONVERSATIONS).refuses(403);
    }
}
