/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;

/** An outbox that only remembers. */
public class RecordingOutbox implements Outbox {

    private final List<String> enqueued = new ArrayList<>();

    @Override
    public void enqueue(String messageUuid) {
        enqueued.add(messageUuid);
    }

    public List<String> getEnqueued() {
        return enqueued;
    }

    public void clear() {
        enqueued.clear();
    }
}
