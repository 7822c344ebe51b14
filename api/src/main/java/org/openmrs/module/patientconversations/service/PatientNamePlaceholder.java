/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.openmrs.Patient;
import org.openmrs.PersonName;

/** The patient's whole name, or the name that they are called by. */
public class PatientNamePlaceholder implements Placeholder {

    private final String name;

    private final Function<PersonName, String> part;

    private PatientNamePlaceholder(String name, Function<PersonName, String> part) {
        this.name = name;
        this.part = part;
    }

    public static PatientNamePlaceholder whole() {
        return new PatientNamePlaceholder("patient.name", PersonName::getFullName);
    }

    public static PatientNamePlaceholder given() {
        return new PatientNamePlaceholder("patient.givenName", PersonName::getGivenName);
    }

    @Override
    public String getName() {
        return name;
    }

    @Override
    public Optional<String> fill(Patient patient, Locale locale) {
        return Optional.ofNullable(patient.getPersonName()).map(part).filter(text -> !Texts.isBlank(text));
    }
}
