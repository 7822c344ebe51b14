/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** Where an SMS is on its way, in Twilio's words (twilio.com/docs/messaging/api/message-resource, "Message Status values"). */
public enum SmsStatus {
    /** Taken, but a Messaging Service has yet to choose the sender. */
    ACCEPTED,
    QUEUED,
    SENDING,
    SENT,
    DELIVERED,
    UNDELIVERED,
    CANCELED,
    /** From the patient's phone to the practice. */
    RECEIVED;

    /** Whether the message has not yet left for the phone, so that it can still be cancelled. */
    boolean isWaiting() {
        return this == ACCEPTED || this == QUEUED;
    }

    /** As Twilio writes it. */
    @JsonValue
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
