/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** What a message says, opened for somebody who may read it; it goes into no log and no column. */
public final class MessageText {

    private final String subject;

    private final String body;

    private final String bodyHtml;

    private final String quoted;

    MessageText(String subject, String body, String bodyHtml, String quoted) {
        this.subject = subject;
        this.body = body;
        this.bodyHtml = bodyHtml;
        this.quoted = quoted;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public String getBody() {
        return body;
    }

    /** The same as the body, sanitized; empty where it came as plain text only. */
    public Optional<String> getBodyHtml() {
        return Optional.ofNullable(bodyHtml);
    }

    /** What an e-mail repeats of earlier ones, and its signature. */
    public Optional<String> getQuoted() {
        return Optional.ofNullable(quoted);
    }

    /** Says nothing of what it holds. */
    @Override
    public String toString() {
        return "text of " + body.length() + " characters";
    }
}
