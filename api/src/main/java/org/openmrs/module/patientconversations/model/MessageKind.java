/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** What a message is. */
public enum MessageKind {
    /** What a person wrote. */
    TEXT,
    /** A phone call; what was said is in nobody's words here, but for a voicemail's transcript. */
    CALL,
    /** A fixed sentence and a link to a Secure conversation, sent on an ordinary channel; no part of what is said in it. */
    NOTICE
}
