/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Whose turn it is in a conversation. Notes and what a machine answers do not count. */
public enum Turn {
    /** The patient wrote last. */
    PRACTICE,
    /** The practice wrote last, and waits for the patient. */
    PATIENT,
    /** What the practice wrote last did not arrive, and nobody has sent anything since. */
    FAILED
}
