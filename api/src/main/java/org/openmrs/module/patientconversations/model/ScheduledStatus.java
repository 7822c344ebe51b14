/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Where a scheduled message is. */
public enum ScheduledStatus {
    /** Not due yet: it can be changed and cancelled. */
    WAITING,
    /** Due, and being made into a message. */
    SENDING,
    /** A message by now. */
    SENT,
    /** Due, and not sent, as when consent was withdrawn meanwhile: it can be changed to another time, and cancelled. */
    REFUSED,
    CANCELLED
}
