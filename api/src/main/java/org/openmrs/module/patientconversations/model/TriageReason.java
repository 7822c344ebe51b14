/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Why an inbound message was not filed by itself. */
public enum TriageReason {
    /** No living patient has the sender's address. */
    UNKNOWN_SENDER,
    /** More than one patient has the sender's address. */
    SHARED_ADDRESS,
    /** It answers a patient's conversation but comes from an address that is not that patient's, or its sender may be forged. */
    DOUBTFUL_SENDER
}
