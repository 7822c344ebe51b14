/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

/** The names under which messages stand in the scheduler's table. */
final class MessageTask {

    static final String NAME = "message";

    private static final char SEPARATOR = '.';

    private MessageTask() {
    }

    /**
     * One for each time that a message is queued: when a person tries again, the row of the failed delivery may not be gone yet.
     *
     * @param moment milliseconds since 1970
     */
    static String instance(String messageUuid, long moment) {
        return messageUuid + SEPARATOR + Long.toString(moment, Character.MAX_RADIX);
    }

    static String messageUuid(String instance) {
        return instance.substring(0, instance.lastIndexOf(SEPARATOR));
    }
}
