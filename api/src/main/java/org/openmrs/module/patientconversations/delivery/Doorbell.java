/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

/** Tells delivery, if it runs on this server, that a message has been queued. */
public class Doorbell {

    private static final Runnable NOBODY = () -> { };

    private volatile Runnable listener = NOBODY;

    void ring() {
        listener.run();
    }

    /** @param listener must not block */
    void answerWith(Runnable listener) {
        this.listener = listener;
    }

    void answerNoMore() {
        listener = NOBODY;
    }
}
