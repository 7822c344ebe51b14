/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What became of an inbound message whose sender was not certain. */
public enum TriageStatus {
    WAITING,
    ATTACHED,
    DISMISSED
}
