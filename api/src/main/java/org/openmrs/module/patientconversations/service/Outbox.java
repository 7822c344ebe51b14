/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.module.patientconversations.model.MessageEvent;

/** Where services leave messages to be sent; delivery implements it. */
public interface Outbox {

    /** Queues a message for delivery as part of the current transaction. */
    void enqueue(String messageUuid);

    /**
     * Takes a message that is no longer to be sent out of the queue as part of the current transaction, so that it is in the queue if and only if it is
     * QUEUED. Has no effect if it is not in the queue.
     */
    void remove(String messageUuid);

    /** Queues the news of a message for the system that is to be told, as part of the current transaction. */
    void announce(String messageUuid, MessageEvent event);
}
