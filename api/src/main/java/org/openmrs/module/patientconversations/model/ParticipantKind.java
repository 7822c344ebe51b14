/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** As whom somebody reads a Secure conversation. */
public enum ParticipantKind {
    /** The patient. */
    PATIENT,
    /** A parent or carer, as themselves. */
    PROXY
}
