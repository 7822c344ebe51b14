/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.Optional;

/** What a channel is given to send; immutable and free of persistence. */
public final class OutboundMessage {

    private final String uuid;

    private final String to;

    private final String subject;

    private final String text;

    private final String inReplyTo;

    /**
     * @param uuid the message's own, under which the carrier's reports come back
     * @param to normalized address
     * @param subject null where the channel has none
     * @param text as typed
     * @param inReplyTo the carrier's id of the message that this one answers, or null
     */
    public OutboundMessage(String uuid, String to, String subject, String text, String inReplyTo) {
        this.uuid = uuid;
        this.to = to;
        this.subject = subject;
        this.text = text;
        this.inReplyTo = inReplyTo;
    }

    public String getUuid() {
        return uuid;
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

    public Optional<String> getInReplyTo() {
        return Optional.ofNullable(inReplyTo);
    }
}
