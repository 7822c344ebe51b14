/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Instant;

/**
 * An e-mail as it came in by SMTP for one recipient.
 *
 * @param envelopeFrom the sender of the SMTP envelope (the return path), where a bounce would go; empty for the null sender
 * @param from the From header
 * @param to the recipient of the SMTP envelope
 * @param text the first text/plain part, null if there is none
 * @param html the first text/html part, null if there is none
 * @param messageId the Message-ID header with its angle brackets
 * @param headers all headers as they came, one a line
 */
public record Mail(long id, long revision, Instant date, String envelopeFrom, String from, String to, String subject, String text, String html,
        String messageId, String headers) implements Entry {

    @Override
    public String kind() {
        return "email";
    }

    Mail at(long place, long newRevision) {
        return new Mail(place, newRevision, date, envelopeFrom, from, to, subject, text, html, messageId, headers);
    }
}
