/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** A message to be sent, as typed. */
public final class SendRequest {

    private final String channel;

    private final String text;

    private final String subject;

    private final String clientToken;

    /**
     * @param channel a channel's id
     * @param subject null where there is none
     * @param clientToken of the caller's choice, at most 255 characters, or null; makes a repeated request one message
     */
    public SendRequest(String channel, String text, String subject, String clientToken) {
        this.channel = channel;
        this.text = text;
        this.subject = subject;
        this.clientToken = clientToken;
    }

    public String getChannel() {
        return channel;
    }

    public String getText() {
        return text;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public Optional<String> getClientToken() {
        return Optional.ofNullable(clientToken);
    }
}
