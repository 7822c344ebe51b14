/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.extension.html;

import java.util.LinkedHashMap;
import java.util.Map;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.web.extension.AdministrationSectionExt;

/** The module's links on legacyui's administration page. */
public class ConversationsAdministration extends AdministrationSectionExt {

    @Override
    public String getTitle() {
        return "patientconversations.title";
    }

    @Override
    public String getRequiredPrivilege() {
        return Privileges.GET_CONVERSATIONS;
    }

    @Override
    public Map<String, String> getLinks() {
        Map<String, String> links = new LinkedHashMap<>();
        links.put("/module/patientconversations/inbox.form", "patientconversations.inbox");
        links.put("/module/patientconversations/triage.form", "patientconversations.triage");
        putIfAllowed(links, Privileges.MANAGE_PRACTICE_LINKS, "practiceLinks");
        putIfAllowed(links, Privileges.MANAGE_SECURE_ACCESS, "panel");
        putIfAllowed(links, Privileges.AUDIT_CONVERSATIONS, "audit");
        links.put("/module/patientconversations/settings.form", "patientconversations.settings");
        return links;
    }

    private static void putIfAllowed(Map<String, String> links, String privilege, String page) {
        if (Context.hasPrivilege(privilege)) {
            links.put("/module/patientconversations/" + page + ".form", "patientconversations." + page);
        }
    }
}
