/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.List;

/** A text with its placeholders filled as far as the chart goes. */
public final class FilledText {

    private final String text;

    private final List<String> missing;

    FilledText(String text, List<String> missing) {
        this.text = text;
        this.missing = Collections.unmodifiableList(missing);
    }

    public String getText() {
        return text;
    }

    /** Names of placeholders that still stand in the text. */
    public List<String> getMissing() {
        return missing;
    }
}
