/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Where an attachment's content is. */
public enum AttachmentStatus {
    /** At the carrier, to be fetched. */
    PENDING,
    /** Here, sealed. */
    STORED,
    /** Nowhere here; the error code says why. */
    REFUSED
}
