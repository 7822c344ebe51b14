/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.OutboundMessage;

/** One attempt to hand a message to its channel. */
public final class DeliveryAttempt {

    private final String channel;

    private final OutboundMessage message;

    private final int number;

    private final Instant inDoubtSince;

    /**
     * @param number 1 for the first
     * @param inDoubtSince when an earlier attempt began whose outcome was never recorded, or null
     */
    public DeliveryAttempt(String channel, OutboundMessage message, int number, Instant inDoubtSince) {
        this.channel = channel;
        this.message = message;
        this.number = number;
        this.inDoubtSince = inDoubtSince;
    }

    public String getChannel() {
        return channel;
    }

    public OutboundMessage getMessage() {
        return message;
    }

    public int getNumber() {
        return number;
    }

    public Optional<Instant> getInDoubtSince() {
        return Optional.ofNullable(inDoubtSince);
    }
}
