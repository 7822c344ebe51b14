/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.openmrs.module.patientconversations.model.MessageEvent;

/** An outbox that only remembers. */
public class RecordingOutbox implements Outbox, SendLater {

    private final List<String> enqueued = new ArrayList<>();

    private final List<String> removed = new ArrayList<>();

    private final List<String> announced = new ArrayList<>();

    private final Map<String, Instant> later = new HashMap<>();

    @Override
    public void enqueue(String messageUuid) {
        enqueued.add(messageUuid);
    }

    @Override
    public void remove(String messageUuid) {
        removed.add(messageUuid);
    }

    @Override
    public void announce(String messageUuid, MessageEvent event) {
        announced.add(event.getCode() + " " + messageUuid);
    }

    /** Event and message, in their order. */
    public List<String> getAnnounced() {
        return announced;
    }

    @Override
    public void sendLater(String scheduledMessageUuid, Instant due) {
        later.put(scheduledMessageUuid, due);
    }

    /** When each scheduled message was last to be taken up. */
    public Map<String, Instant> getLater() {
        return later;
    }

    public List<String> getEnqueued() {
        return enqueued;
    }

    public List<String> getRemoved() {
        return removed;
    }

    public void clear() {
        enqueued.clear();
        removed.clear();
        announced.clear();
        later.clear();
    }
}
