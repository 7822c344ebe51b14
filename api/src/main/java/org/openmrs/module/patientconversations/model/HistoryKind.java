/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What can be done with a conversation besides writing in it. */
public enum HistoryKind {
    ASSIGNED,
    UNASSIGNED,
    TAGGED,
    UNTAGGED,
    STARRED,
    UNSTARRED,
    ARCHIVED,
    REOPENED,
    /** A message was written to be sent later. */
    SCHEDULED,
    /** It was changed. */
    RESCHEDULED,
    /** It was cancelled. */
    UNSCHEDULED,
    /** A mention in a note was resolved. */
    RESOLVED,
    /** Somebody was sent a link to join a Secure conversation. */
    INVITED,
    /** They opened it. */
    INVITATION_OPENED,
    /** They proved who they are. */
    JOINED,
    INVITATION_REVOKED,
    PROXY_ADDED,
    PROXY_ENDED,
    /** All access of the patient and of those who read for them was ended. */
    ACCESS_ENDED,
    /** A Standard conversation led to a Secure one. */
    MOVED
}
