/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** An attachment that lies at the carrier. */
public final class PendingMedia {

    private final String uuid;

    private final String source;

    PendingMedia(String uuid, String source) {
        this.uuid = uuid;
        this.source = source;
    }

    public String getUuid() {
        return uuid;
    }

    /** A path below the carrier's address. */
    public String getSource() {
        return source;
    }
}
