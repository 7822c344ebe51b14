/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;

/** Where services leave messages that are to be sent at a later time; delivery implements it. */
public interface SendLater {

    /** Has a scheduled message taken up when it is due, as part of the current transaction. Whoever takes it up asks whether it still is. */
    void sendLater(String scheduledMessageUuid, Instant due);
}
