/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.PracticeLinkDao;
import org.openmrs.module.patientconversations.model.PracticeLink;

/** What staff and the public side of Practice Links share: where one leads, and whether it can be used now. */
public class PracticeLinks {

    private static final String APP = "/ws/patientconversations/app/#j.";

    private final PracticeLinkDao links;

    private final Settings settings;

    private final PracticeTime time;

    public PracticeLinks(PracticeLinkDao links, Settings settings, PracticeTime time) {
        this.links = links;
        this.settings = settings;
        this.time = time;
    }

    /** The slug stands behind the sharp sign, as an invitation's token does, so that one page serves both. */
    Optional<String> addressOf(PracticeLink link) {
        return settings.get(GlobalProperties.PUBLIC_BASE_URL).map(base -> base.replaceAll("/+$", "") + APP + link.getSlug());
    }

    /** Empty also for one that is switched off or over. */
    Optional<PracticeLink> findOpen(String slug) {
        return links.findBySlug(slug).filter(PracticeLink::isEnabled)
            .filter(link -> link.getExpiresOn() == null || !link.getExpiresOn().isBefore(time.now().toLocalDate()));
    }
}
