/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.util.Arrays;
import org.openmrs.module.patientconversations.model.MessageEvent;

/** News of a message as it stands in the scheduler's table. */
final class EventTask {

    static final String NAME = "event";

    private static final String SEPARATOR = "/";

    private final String messageUuid;

    private final MessageEvent event;

    private final long moment;

    /** @param moment milliseconds since 1970 at which it happened */
    EventTask(String messageUuid, MessageEvent event, long moment) {
        this.messageUuid = messageUuid;
        this.event = event;
        this.moment = moment;
    }

    static EventTask of(String instance) {
        String[] parts = instance.split(SEPARATOR);
        MessageEvent event = Arrays.stream(MessageEvent.values()).filter(each -> each.getCode().equals(parts[1])).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("There is no event " + parts[1]));
        return new EventTask(parts[0], event, Long.parseLong(parts[2], Character.MAX_RADIX));
    }

    /** Unique: one message goes through one status at one moment. */
    String toInstance() {
        return String.join(SEPARATOR, messageUuid, event.getCode(), Long.toString(moment, Character.MAX_RADIX));
    }

    String getMessageUuid() {
        return messageUuid;
    }

    MessageEvent getEvent() {
        return event;
    }

    long getMoment() {
        return moment;
    }
}
