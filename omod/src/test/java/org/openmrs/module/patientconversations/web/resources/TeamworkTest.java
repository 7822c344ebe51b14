/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.Answer;
import org.openmrs.module.patientconversations.web.RestTest;
import org.openmrs.util.PrivilegeConstants;

/** Assignment, tags, the star, notes and mentions, and the history that keeps what was done. */
public class TeamworkTest extends RestTest {

    private String conversation;

    @Before
    public void startConversation() throws Exception {
        conversation = "conversation/" + start();
    }

    @Test
    public void sharesOutAConversationAndKeepsWhatWasDone() throws Exception {
        String me = Context.getAuthenticatedUser().getUuid();
        Answer changed = post(conversation, "{'assignee': '" + me + "', 'starred': true, 'tags': ['urgent']}").hasStatus(200);
        changed.check("assignee.uuid").isEqualTo(me);
        changed.check("starred").isEqualTo(true);
        changed.check("tags.0").isEqualTo("urgent");
        Answer taken = post(conversation, "{'assignee': null, 'tags': []}").hasStatus(200);
        taken.check("assignee").isNull();
        taken.check("starred").isEqualTo(true);
        assertThat(taken.<List<?>> get("tags")).isEmpty();
        Answer history = get(conversation + "/history").hasStatus(200);
        history.check("results.0.kind").isEqualTo("UNTAGGED");
        history.check("results.0.detail").isEqualTo("urgent");
        history.check("results.0.display").asString().contains("urgent").doesNotContain("{");
        history.check("results.4.kind").isEqualTo("ASSIGNED");
        history.check("results.4.subject.uuid").isEqualTo(me);
        history.check("results.4.user.uuid").isEqualTo(me);
        get(conversation + "/history?limit=1").check("links.0.rel").isEqualTo("next");
    }

    @Test
    public void refusesWhatIsNoTagAndNobodyOfOurs() throws Exception {
        post(conversation, "{'assignee': 'nobody', 'tags': [7], 'starred': 'yes'}").refusesField("assignee", "field.choice");
        post(conversation, "{'tags': [7]}").refusesField("tags", "field.type");
        post(conversation, "{'tags': [' ']}").refusesField("tags", "tags.invalid");
    }

    @Test
    public void aHistoryIsOnlyRead() throws Exception {
        post(conversation + "/history", "{}").refuses(405);
        post(conversation + "/history/any", "{}").refuses(404);
        get("conversation/none/history").refuses(404);
        as(() -> get(conversation + "/history"), PrivilegeConstants.GET_PATIENTS).refuses(403);
    }

    @Test
    public void writesANoteAndResolvesWhomItNames() throws Exception {
        Answer note = post(conversation + "/message", "{'channel': 'note', 'text': '@admin please call', 'clientToken': 't'}").hasStatus(201);
        note.check("direction").isEqualTo("INTERNAL");
        note.check("status").isEqualTo("NOTED");
        note.check("mentions.0.username").isEqualTo("admin");
        note.check("mentions.0.dateResolved").isNull();
        note.check("retryable").isEqualTo(false);
        note.check("cancellable").isEqualTo(false);
        get("conversation?mentioned=true&v=ref").check("results.0.uuid").asString().isNotEmpty();
        Answer resolved = post(conversation + "/message/" + note.get("uuid"), "{'status': 'RESOLVED'}").hasStatus(200);
        resolved.check("mentions.0.resolvedBy.uuid").isEqualTo(Context.getAuthenticatedUser().getUuid());
        resolved.check("mentions.0.dateResolved").isNotNull();
        assertThat(get("conversation?mentioned=true").<List<?>> get("results")).isEmpty();
        get(conversation + "/message").check("results.0.mentions.0.resolvedBy.uuid").isNotNull();
    }

    @Test
    public void aNoteIsForThoseWhoMaySeeNotes() throws Exception {
        Answer note = post(conversation + "/message", "{'channel': 'note', 'text': 'Among us'}").hasStatus(201);
        String[] reader = { PrivilegeConstants.GET_PATIENTS, Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES };
        assertThat(as(() -> get(conversation + "/message"), reader).hasStatus(200).<List<?>> get("results")).isEmpty();
        as(() -> get(conversation + "/message/" + note.get("uuid")), reader).refuses(404);
        as(() -> post(conversation + "/message", "{'channel': 'note', 'text': 'Hi'}"), reader).refuses(403);
        assertThat(get(conversation).getText()).doesNotContain("Among us");
    }
}
