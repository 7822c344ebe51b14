/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;

/** A message that a carrier accepted and whose fate is still open. */
public final class StatusCheck {

    private final String messageUuid;

    private final String channel;

    private final String carrierId;

    private final Instant accepted;

    /** @param accepted when the carrier took the message, or when its status last changed */
    public StatusCheck(String messageUuid, String channel, String carrierId, Instant accepted) {
        this.messageUuid = messageUuid;
        this.channel = channel;
        this.carrierId = carrierId;
        this.accepted = accepted;
    }

    public String getMessageUuid() {
        return messageUuid;
    }

    public String getChannel() {
        return channel;
    }

    public String getCarrierId() {
        return carrierId;
    }

    public Instant getAccepted() {
        return accepted;
    }
}
