/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.time.Duration;
import java.util.Optional;

/**
 * A carrier did not accept a message, or did not answer. The exception's message never holds the text, an address or a
 * secret; the carrier's own words, which may, are kept apart and shown to administrators only.
 */
public final class CarrierException extends Exception {

    private static final long serialVersionUID = 1L;

    /** What is known of the message after a failure. */
    public enum Kind {
        /** Not accepted, and it never will be: a bad number, opted out, rejected. */
        PERMANENT,
        /** Not accepted; a later attempt may succeed. */
        TRANSIENT,
        /** The carrier may or may not have accepted it. */
        IN_DOUBT
    }

    private final Kind kind;

    private final String errorCode;

    private final transient String carrierWords;

    private final Duration retryAfter;

    /**
     * @param errorCode the channel's id and the carrier's code, such as {@code sms.21610} or {@code email.connect}
     * @param carrierWords what the carrier said, or null
     * @param retryAfter how long the carrier asks us to wait, or null
     */
    public CarrierException(Kind kind, String errorCode, String carrierWords, Duration retryAfter, Throwable cause) {
        super(kind + " " + errorCode, cause);
        this.kind = kind;
        this.errorCode = errorCode;
        this.carrierWords = carrierWords;
        this.retryAfter = retryAfter;
    }

    public Kind getKind() {
        return kind;
    }

    public String getErrorCode() {
        return errorCode;
    }

    public Optional<String> getCarrierWords() {
        return Optional.ofNullable(carrierWords);
    }

    public Optional<Duration> getRetryAfter() {
        return Optional.ofNullable(retryAfter);
    }
}
