/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Date;
import java.util.Optional;

/** A verified message from outside; who sent it is not yet known. */
public final class InboundMessage {

    private final String channel;

    private final String from;

    private final String to;

    private final String subject;

    private final String text;

    private final String carrierId;

    private final Date received;

    /**
     * @param from normalized where it can be, else as it came (a short code, a sender's name)
     * @param subject null where there is none
     * @param carrierId unique within the channel
     */
    public InboundMessage(String channel, String from, String to, String subject, String text, String carrierId, Date received) {
        this.channel = channel;
        this.from = from;
        this.to = to;
        this.subject = subject;
        this.text = text;
        this.carrierId = carrierId;
        this.received = new Date(received.getTime());
    }

    public String getChannel() {
        return channel;
    }

    public String getFrom() {
        return from;
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

    public String getCarrierId() {
        return carrierId;
    }

    public Date getReceived() {
        return new Date(received.getTime());
    }
}
