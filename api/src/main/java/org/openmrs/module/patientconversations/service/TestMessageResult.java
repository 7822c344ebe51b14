/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** How a test message fared. */
public final class TestMessageResult {

    private final boolean ok;

    private final String code;

    private final String words;

    private final String carrierWords;

    private final String carrierId;

    TestMessageResult(boolean ok, String code, String words, String carrierWords, String carrierId) {
        this.ok = ok;
        this.code = code;
        this.words = words;
        this.carrierWords = carrierWords;
        this.carrierId = carrierId;
    }

    /** Whether the carrier accepted it. */
    public boolean isOk() {
        return ok;
    }

    /** Of the message catalogue; for a failure the error code that a message would have, such as {@code sms.21211}. */
    public String getCode() {
        return code;
    }

    /** The code's sentence in the calling user's language. */
    public String getWords() {
        return words;
    }

    /** What the carrier itself said. */
    public Optional<String> getCarrierWords() {
        return Optional.ofNullable(carrierWords);
    }

    public Optional<String> getCarrierId() {
        return Optional.ofNullable(carrierId);
    }
}
