/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.extension.html;

import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.web.extension.PatientDashboardTabExt;

/** The tab on legacyui's patient dashboard that holds the patient's conversations. */
public class ConversationsTab extends PatientDashboardTabExt {

    @Override
    public String getTabName() {
        return "patientconversations.tab";
    }

    @Override
    public String getTabId() {
        return "patientConversations";
    }

    @Override
    public String getRequiredPrivilege() {
        return Privileges.GET_CONVERSATIONS;
    }

    @Override
    public String getPortletUrl() {
        return "conversations";
    }
}
