/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;

/** Invites many patients to Secure conversations, one after another at a pace, after a look at what would come of it. */
public interface PanelService extends OpenmrsService {

    /**
     * Looks only.
     *
     * @throws Refusal of a field: {@code panel.empty} and {@code panel.tooMany} of {@code identifiers} or {@code cohort}; {@code cohort.unknown} and
     *             {@code panel.twoSources} of {@code cohort}
     * @throws org.openmrs.api.APIAuthenticationException also of who may not read cohorts, for a cohort
     */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    @Logging(ignoreAllArgumentValues = true)
    PanelCheck check(PanelRequest request);

    /**
     * Starts to invite those whom {@link #check} finds; each is looked at again when it is their turn.
     *
     * @throws Refusal as {@link #check}; {@code subject.required}, {@code subject.tooLong}, {@code text.tooLong}, {@code panel.pace} of {@code perMinute}, {@code panel.nobody}
     */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    @Logging(ignoreAllArgumentValues = true)
    PanelProgress start(PanelRequest request);

    /** Newest first. */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Page<PanelProgress> getPanels(int startIndex, int limit);

    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Optional<PanelProgress> getPanelByUuid(String uuid);

    /** Invites nobody more; empty for an unknown one. */
    @Authorized(Privileges.MANAGE_SECURE_ACCESS)
    Optional<PanelProgress> stop(String uuid);

    /**
     * Invites the next patient of each panel that is due.
     *
     * @return how many were looked at
     */
    @Authorized(Privileges.FILE_MESSAGES)
    int inviteDue();
}
