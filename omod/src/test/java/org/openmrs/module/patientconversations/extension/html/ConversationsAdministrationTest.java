/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.extension.html;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.Test;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.web.RestTest;

public class ConversationsAdministrationTest extends RestTest {

    private final ConversationsAdministration section = new ConversationsAdministration();

    @Test
    public void linksToThePagesThatTheReaderMayUse() throws Exception {
        Map<String, String> links = as(section::getLinks, Privileges.GET_CONVERSATIONS, Privileges.AUDIT_CONVERSATIONS);
        assertThat(links).containsKey("/module/patientconversations/audit.form")
                .doesNotContainKeys("/module/patientconversations/practiceLinks.form", "/module/patientconversations/panel.form");
        assertThat(section.getLinks()).containsKeys("/module/patientconversations/practiceLinks.form", "/module/patientconversations/panel.form",
            "/module/patientconversations/audit.form");
    }

    @Test
    public void namesEveryLink() {
        section.getLinks().values().forEach(code -> assertThat(Context.getMessageSourceService().getMessage(code)).as(code).isNotEqualTo(code));
    }
}
