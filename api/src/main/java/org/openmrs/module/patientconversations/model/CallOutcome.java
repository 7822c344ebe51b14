/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What became of a phone call; it only ever moves on from {@link #RINGING}. */
public enum CallOutcome {
    RINGING,
    ANSWERED,
    MISSED
}
