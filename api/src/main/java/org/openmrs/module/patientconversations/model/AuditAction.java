/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What somebody did that is to be on record for good. A name is stored with each entry and hashed: none may be renamed. */
public enum AuditAction {

    /** A member of staff, or the patient, opened a conversation. */
    VIEWED,
    FILE_OPENED,
    /** Conversations left the system through an interface for other systems. */
    EXPORTED,
    STARTED,
    MOVED,
    SENT,
    RETRACTED,
    INVITED,
    /** The link of an invitation was shown or copied by staff. */
    INVITATION_SHOWN,
    INVITATION_REVOKED,
    INVITATION_OPENED,
    CODE_SENT,
    LOGGED_IN,
    LOG_IN_FAILED,
    LOCKED,
    LOGGED_OUT,
    SIGNED_OUT_EVERYWHERE,
    PROXY_ADDED,
    ACCESS_CHANGED,
    ACCESS_ENDED,
    PASSKEY_ADDED,
    PASSKEY_REMOVED,
    PUSH_ADDED,
    PUSH_REMOVED,
    PRACTICE_LINK_CHANGED,
    JOIN_REQUESTED,
    JOINER_MATCHED,
    JOINER_TURNED_AWAY,
    PANEL_CHECKED,
    PANEL_STARTED,
    PANEL_STOPPED,
    KEYS_ROTATED,
    AUDIT_READ,
    AUDIT_VERIFIED
}
