/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What a patient said of being reached on one channel at one address; {@link #UNKNOWN} is the absence of an entry. */
public enum ConsentStatus {
    UNKNOWN,
    GRANTED,
    WITHDRAWN
}
