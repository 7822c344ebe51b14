/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

/**
 * How the carrier misbehaves. Callbacks follow the behaviour of the moment when their message was accepted.
 *
 * @param latencyMs how long the REST API waits before each answer
 * @param status 429 or 500 to answer every request of the REST API with that error and take nothing; null to answer rightly
 * @param dropResponses whether a message is accepted and the connection then cut without an answer
 * @param times for how many requests {@code status} or {@code dropResponses} holds before both reset themselves; null for "until changed"
 * @param callbackDelayMs the time from one status to the next
 * @param sendingCallback whether "sending" comes before "sent", as Twilio does for some senders
 * @param dropCallbacks whether status callbacks are left out (the status still changes)
 * @param repeatCallbacks how often each status callback is sent once more
 * @param shuffleCallbacks whether a message's status callbacks come together at its end, and not in their order
 */
record Behaviour(int latencyMs, Integer status, boolean dropResponses, Integer times, int callbackDelayMs, boolean sendingCallback,
        boolean dropCallbacks, int repeatCallbacks, boolean shuffleCallbacks) {

    static final Behaviour DEFAULT = new Behaviour(0, null, false, null, 50, false, false, 0, false);

    private static final int MAX_MILLIS = 600_000;
    private static final int MAX_REPEATS = 100;

    /** @throws IllegalArgumentException if a value makes no sense */
    Behaviour {
        require(latencyMs >= 0 && latencyMs <= MAX_MILLIS, "latencyMs must be from 0 to " + MAX_MILLIS + ".");
        require(status == null || status == 429 || status == 500, "status must be 429, 500 or null.");
        require(times == null || times > 0, "times must be 1 or more, or null.");
        require(callbackDelayMs >= 0 && callbackDelayMs <= MAX_MILLIS, "callbackDelayMs must be from 0 to " + MAX_MILLIS + ".");
        require(repeatCallbacks >= 0 && repeatCallbacks <= MAX_REPEATS, "repeatCallbacks must be from 0 to " + MAX_REPEATS + ".");
    }

    /** One request fewer to fail; the right answers again after the last. */
    Behaviour afterFailure() {
        if (times == null) {
            return this;
        }
        boolean over = times == 1;
        return new Behaviour(latencyMs, over ? null : status, !over && dropResponses, over ? null : times - 1, callbackDelayMs, sendingCallback,
                dropCallbacks, repeatCallbacks, shuffleCallbacks);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
