/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;

/** Whom staff would invite at once, and with what words. */
public final class PanelRequest {

    private final String cohort;

    private final List<String> identifiers;

    private final String subject;

    private final String text;

    private final int perMinute;

    /**
     * @param cohort the UUID of a cohort of OpenMRS, or null for identifiers
     * @param identifiers none with a cohort
     * @param text the first message, or null
     */
    public PanelRequest(String cohort, List<String> identifiers, String subject, String text, int perMinute) {
        this.cohort = cohort;
        this.identifiers = identifiers;
        this.subject = subject;
        this.text = text;
        this.perMinute = perMinute;
    }

    public String getCohort() {
        return cohort;
    }

    public List<String> getIdentifiers() {
        return identifiers;
    }

    public String getSubject() {
        return subject;
    }

    public String getText() {
        return text;
    }

    public int getPerMinute() {
        return perMinute;
    }
}
