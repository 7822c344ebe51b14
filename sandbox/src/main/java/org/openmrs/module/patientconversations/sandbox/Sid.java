/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.util.UUID;

/** Makes Twilio's identifiers: two letters for the kind, then 32 hexadecimal digits. */
final class Sid {

    private Sid() {
    }

    static String ofMessage() {
        return of("SM");
    }

    /** @param prefix two letters that tell what it is of */
    static String of(String prefix) {
        return prefix + UUID.randomUUID().toString().replace("-", "");
    }
}
