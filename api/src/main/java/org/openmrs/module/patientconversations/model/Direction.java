/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Which way a message went. */
public enum Direction {
    /** From the practice to the patient. */
    OUTBOUND,
    /** From the patient to the practice. */
    INBOUND,
    /** Among staff; never leaves the server. */
    INTERNAL
}
