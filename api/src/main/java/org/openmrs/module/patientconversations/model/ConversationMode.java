/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** How private a conversation is. */
public enum ConversationMode {
    /** Ordinary SMS and e-mail, with the patient's consent. */
    STANDARD,
    /** Read and written in the practice's own web app by a proven person. */
    SECURE
}
