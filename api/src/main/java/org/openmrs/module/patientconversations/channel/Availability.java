/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.Optional;

/** Whether a channel is set up, and if not, the message code that says what is missing. */
public final class Availability {

    private static final Availability AVAILABLE = new Availability(null);

    private final String reasonCode;

    private Availability(String reasonCode) {
        this.reasonCode = reasonCode;
    }

    public static Availability available() {
        return AVAILABLE;
    }

    /** @param reasonCode a code of the message catalogue, such as {@code patientconversations.sms.noAccount} */
    public static Availability missing(String reasonCode) {
        return new Availability(reasonCode);
    }

    public boolean isAvailable() {
        return reasonCode == null;
    }

    public Optional<String> getReasonCode() {
        return Optional.ofNullable(reasonCode);
    }
}
