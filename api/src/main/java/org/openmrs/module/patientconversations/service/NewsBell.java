/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.Patient;

/** Tells the browsers of those who read a patient's Secure conversations that there is news, without a word of what it is. */
@FunctionalInterface
public interface NewsBell {

    /** Rings after the surrounding transaction has been committed, beside the thread that calls this. */
    void ring(Patient patient);
}
