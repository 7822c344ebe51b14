/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;
import org.openmrs.module.patientconversations.model.MessageEvent;

/** An outbox that only remembers. */
public class RecordingOutbox implements Outbox {

    private final List<String> enqueued = new ArrayList<>();

    private final List<String> announced = new ArrayList<>();

    @Override
    public void enqueue(String messageUuid) {
        enqueued.add(messageUuid);
    }

    @Override
    public void announce(String messageUuid, MessageEvent event) {
        announced.add(event.getCode() + " " + messageUuid);
    }

    /** Event and message, in their order. */
    public List<String> getAnnounced() {
        return announced;
    }

    public List<String> getEnqueued() {
        return enqueued;
    }

    public void clear() {
        enqueued.clear();
        announced.clear();
    }
}
