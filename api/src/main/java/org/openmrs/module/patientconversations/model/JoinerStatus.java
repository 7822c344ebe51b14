/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

/** How far somebody has come who asks to join through a Practice Link. */
public enum JoinerStatus {

    /** Has not shown that messages to their contact reach them. */
    UNVERIFIED,
    /** Waits for staff to find out who they are. */
    WAITING,
    MATCHED,
    TURNED_AWAY
}
