/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.io.IOException;
import java.time.Duration;

/** A request to Twilio that was not answered with success; carries what was answered through the SDK, which would drop half of it. */
final class TwilioFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;

    private final int code;

    private final transient String words;

    private final Duration retryAfter;

    private final boolean reached;

    private TwilioFault(int status, int code, String words, Duration retryAfter, boolean reached, Throwable cause) {
        super(status == 0 ? "no answer" : "status " + status + ", code " + code, cause);
        this.status = status;
        this.code = code;
        this.words = words;
        this.retryAfter = retryAfter;
        this.reached = reached;
    }

    /**
     * @param code Twilio's, 0 if there was none
     * @param words Twilio's message, or null
     * @param retryAfter or null
     */
    static TwilioFault answered(int status, int code, String words, Duration retryAfter) {
        return new TwilioFault(status, code, words, retryAfter, true, null);
    }

    /** There was no connection: the request did not leave. */
    static TwilioFault unreachable(IOException cause) {
        return new TwilioFault(0, 0, cause.getClass().getSimpleName(), null, false, cause);
    }

    /** The connection broke or the time ran out after the request, or a part of it, had left. */
    static TwilioFault cut(IOException cause) {
        return new TwilioFault(0, 0, cause.getClass().getSimpleName(), null, true, cause);
    }

    /** 0 if there was no answer. */
    int getStatus() {
        return status;
    }

    int getCode() {
        return code;
    }

    String getWords() {
        return words;
    }

    Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether Twilio may have received the request. */
    boolean isReached() {
        return reached;
    }
}
