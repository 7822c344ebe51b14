/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What a link opens. */
public enum LinkPurpose {
    /** The way in, with the date of birth and a code. */
    JOIN,
    /** The way back in for who has joined, with a code. */
    RETURN
}
