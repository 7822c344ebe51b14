/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Locale;
import java.util.Optional;
import org.openmrs.Patient;

/**
 * Something of a patient's chart or of the practice that a saved message names as <code>{{name}}</code>. Another module adds one, such as the
 * next appointment, with a Spring bean that implements this.
 */
public interface Placeholder {

    /** Letters, digits and dots, such as {@code patient.name}; unique. */
    String getName();

    /** What stands in its place for this patient, in this language; empty if the chart does not say. */
    Optional<String> fill(Patient patient, Locale locale);
}
