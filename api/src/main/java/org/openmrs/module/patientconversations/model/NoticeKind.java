/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Why somebody is sent a sentence and a link. */
public enum NoticeKind {
    /** To join. */
    INVITATION,
    /** Something is unread. */
    NUDGE,
    /** They asked for a link to come back. */
    SIGN_IN
}
