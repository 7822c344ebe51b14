/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.Date;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.model.Panel;
import org.openmrs.module.patientconversations.model.PanelStatus;

/** How far a panel's invitations have come. */
public final class PanelProgress {

    private final Panel panel;

    private final String subject;

    private final long waiting;

    private final long invited;

    private final Map<String, Long> skipped;

    PanelProgress(Panel panel, String subject, long waiting, long invited, Map<String, Long> skipped) {
        this.panel = panel;
        this.subject = subject;
        this.waiting = waiting;
        this.invited = invited;
        this.skipped = skipped;
    }

    public String getUuid() {
        return panel.getUuid();
    }

    /** Empty where its key is not on this server. */
    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public PanelStatus getStatus() {
        return panel.getStatus();
    }

    public int getPerMinute() {
        return panel.getPerMinute();
    }

    public Date getDateCreated() {
        return panel.getDateCreated();
    }

    /** All of them, invited already or not. */
    public long getToInvite() {
        return waiting + invited + getSkipped();
    }

    public long getInvited() {
        return invited;
    }

    public long getSkipped() {
        return skipped.values().stream().mapToLong(Long::longValue).sum();
    }

    /** How many were left out for which reason: the codes of refusals and {@code panel.noContact}, {@code panel.noConsent}, {@code panel.joined}, {@code panel.failed}. */
    public Map<String, Long> getReasons() {
        return Collections.unmodifiableMap(skipped);
    }
}
