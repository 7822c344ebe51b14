/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Locale;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/** The practice's name as patients know it. */
public class PracticeNamePlaceholder implements Placeholder {

    private final Settings settings;

    public PracticeNamePlaceholder(Settings settings) {
        this.settings = settings;
    }

    @Override
    public String getName() {
        return "practice.name";
    }

    @Override
    public Optional<String> fill(Patient patient, Locale locale) {
        return settings.get(GlobalProperties.PRACTICE_NAME);
    }
}
