/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What befell a message, as other systems are told. */
public enum MessageEvent {
    CREATED("communication.created"),
    /** Also when it was retracted. */
    STATUS_CHANGED("communication.status");

    private final String code;

    MessageEvent(String code) {
        this.code = code;
    }

    public String getCode() {
        return code;
    }
}
