/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.LocalDate;

/** What staff say of a Practice Link when they make or change it. */
public final class PracticeLinkText {

    private final String label;

    private final String welcome;

    private final String tag;

    private final String language;

    private final LocalDate expiresOn;

    private final boolean enabled;

    /** @param label required; the others may be null */
    public PracticeLinkText(String label, String welcome, String tag, String language, LocalDate expiresOn, boolean enabled) {
        this.label = label;
        this.welcome = welcome;
        this.tag = tag;
        this.language = language;
        this.expiresOn = expiresOn;
        this.enabled = enabled;
    }

    public String getLabel() {
        return label;
    }

    public String getWelcome() {
        return welcome;
    }

    public String getTag() {
        return tag;
    }

    public String getLanguage() {
        return language;
    }

    public LocalDate getExpiresOn() {
        return expiresOn;
    }

    public boolean isEnabled() {
        return enabled;
    }
}
