/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

/**
 * Where a message is on its way. {@link #canBecome} is the one table of transitions: reports of carriers may be missing,
 * repeated or out of order, so a status only ever moves forward; the one way back is a person's <em>Try again</em>.
 */
public enum MessageStatus {
    /** Stored here and due to be sent, also between two attempts. */
    QUEUED,
    /** The carrier accepted it and has not sent it on yet. */
    SENDING,
    /** The carrier sent it on; nothing is known of its arrival. */
    SENT,
    /** The carrier reports that it arrived. */
    DELIVERED,
    /** The carrier reports that it was read. */
    READ,
    /** It will not arrive; the message's error code says why. */
    FAILED,
    /** Withdrawn by a person before it was sent. */
    CANCELLED,
    /** From the patient. */
    RECEIVED,
    /** A note among staff, which goes nowhere. */
    NOTED;

    private static final Map<MessageStatus, Set<MessageStatus>> NEXT = new EnumMap<>(MessageStatus.class);

    static {
        NEXT.put(QUEUED, EnumSet.of(SENDING, SENT, DELIVERED, READ, FAILED, CANCELLED));
        NEXT.put(SENDING, EnumSet.of(SENT, DELIVERED, READ, FAILED, CANCELLED));
        NEXT.put(SENT, EnumSet.of(DELIVERED, READ, FAILED));
        NEXT.put(DELIVERED, EnumSet.of(READ));
        NEXT.put(FAILED, EnumSet.of(QUEUED));
    }

    /** Whether a message in this status may move to {@code next}; false for the same status again. */
    public boolean canBecome(MessageStatus next) {
        return NEXT.getOrDefault(this, Collections.emptySet()).contains(next);
    }

    /** Whether a carrier may still report something new of a message in this status. */
    public boolean isOpen() {
        return this == SENDING || this == SENT;
    }
}
