/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** How far somebody has come into the Secure conversations of a patient. */
public enum ParticipantStatus {
    /** Asked, and not in yet. */
    INVITED,
    /** Has proven who they are. */
    JOINED,
    /** Has no access any more. */
    ENDED
}
