/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;

/** The Twilio account that the sandbox stands in for: its log-in opens the API, its token signs the webhooks. */
record Account(String sid, String authToken) {

    /** Whether an {@code Authorization} header holds this account's SID and token (HTTP Basic, RFC 7617). */
    boolean matches(String authorization) {
        if (authorization == null || !authorization.regionMatches(true, 0, "Basic ", 0, 6)) {
            return false;
        }
        byte[] expected = Base64.getEncoder().encode((sid + ':' + authToken).getBytes(StandardCharsets.UTF_8));
        return MessageDigest.isEqual(expected, authorization.substring(6).trim().getBytes(StandardCharsets.UTF_8));
    }
}
