/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

/** The names under which messages that are made later stand in the scheduler's table. */
final class ScheduledMessageTask {

    static final String NAME = "scheduled";

    private static final char SEPARATOR = '.';

    private ScheduledMessageTask() {
    }

    /**
     * One for each time that a message was given: when it is changed, the row of the earlier time may be under way.
     *
     * @param moment milliseconds since 1970
     */
    static String instance(String scheduledMessageUuid, long moment) {
        return scheduledMessageUuid + SEPARATOR + Long.toString(moment, Character.MAX_RADIX);
    }

    static String uuid(String instance) {
        return instance.substring(0, instance.lastIndexOf(SEPARATOR));
    }
}
