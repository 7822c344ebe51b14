/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What became of one patient of a panel. */
public enum PanelOutcome {
    WAITING,
    INVITED,
    SKIPPED
}
