/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonValue;

/** Who began an SMS, in Twilio's words. */
public enum Direction {
    /** The practice, through the REST API. */
    OUTBOUND_API("outbound-api"),
    /** The practice, in the TwiML that answered an inbound SMS. */
    OUTBOUND_REPLY("outbound-reply"),
    /** The patient. */
    INBOUND("inbound");

    private final String word;

    Direction(String word) {
        this.word = word;
    }

    /** As Twilio writes it. */
    @JsonValue
    @Override
    public String toString() {
        return word;
    }
}
