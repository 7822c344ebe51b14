/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.concurrent.atomic.AtomicLong;

/** Counts webhook requests that were turned away by this server since it started: a sign of a wrong public address or token, or of somebody trying. */
public class RejectedWebhooks {

    private final AtomicLong count = new AtomicLong();

    public void add() {
        count.incrementAndGet();
    }

    public long getCount() {
        return count.get();
    }
}
