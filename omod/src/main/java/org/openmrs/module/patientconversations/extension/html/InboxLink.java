/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.extension.html;

import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.web.extension.LinkExt;

/** The inbox in legacyui's navigation. */
public class InboxLink extends LinkExt {

    @Override
    public String getLabel() {
        return "patientconversations.inbox";
    }

    @Override
    public String getUrl() {
        return "/module/patientconversations/inbox.form";
    }

    @Override
    public String getRequiredPrivilege() {
        return Privileges.GET_CONVERSATIONS;
    }
}
