/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.extension.html;

import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.web.extension.BoxExt;

/** The box on the overview of legacyui's patient dashboard: the latest messages and <em>New conversation</em>. */
public class ConversationsBox extends BoxExt {

    @Override
    public String getTitle() {
        return "patientconversations.tab";
    }

    @Override
    public String getContent() {
        return "";
    }

    @Override
    public String getRequiredPrivilege() {
        return Privileges.GET_CONVERSATIONS;
    }

    @Override
    public String getPortletUrl() {
        return "conversationsSummary";
    }
}
