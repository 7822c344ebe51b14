/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** Whether staff still work on a conversation. */
public enum ConversationStatus {
    OPEN,
    ARCHIVED
}
