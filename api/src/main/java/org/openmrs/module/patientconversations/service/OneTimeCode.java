/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** A one-time code on its way to who has to show that an address is theirs: it is handed to the carrier at once, queued nowhere and kept nowhere in clear. */
public final class OneTimeCode {

    private final String channel;

    private final String to;

    private final String subject;

    private final String text;

    OneTimeCode(String channel, String to, String subject, String text) {
        this.channel = channel;
        this.to = to;
        this.subject = subject;
        this.text = text;
    }

    public String getChannel() {
        return channel;
    }

    public String getTo() {
        return to;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public String getText() {
        return text;
    }
}
