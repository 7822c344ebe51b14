/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** What a saved message says, as typed. */
public final class SavedText {

    private final String name;

    private final String language;

    private final String subject;

    private final String text;

    /**
     * @param language a BCP 47 tag, or null where it suits any
     * @param subject null where there is none
     */
    public SavedText(String name, String language, String subject, String text) {
        this.name = name;
        this.language = language;
        this.subject = subject;
        this.text = text;
    }

    public String getName() {
        return name;
    }

    public Optional<String> getLanguage() {
        return Optional.ofNullable(language);
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public String getText() {
        return text;
    }
}
