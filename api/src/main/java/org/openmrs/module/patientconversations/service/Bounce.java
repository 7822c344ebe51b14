/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** A mail server's word that an e-mail of ours did not arrive and will not. */
public final class Bounce {

    private final List<String> candidates;

    private final String errorCode;

    /**
     * @param candidates uuids and Message-IDs that may be the message's, the surest first
     * @param errorCode the channel's id and what went wrong, such as {@code email.bounced.address}
     */
    public Bounce(List<String> candidates, String errorCode) {
        this.candidates = Collections.unmodifiableList(new ArrayList<>(candidates));
        this.errorCode = errorCode;
    }

    public List<String> getCandidates() {
        return candidates;
    }

    public String getErrorCode() {
        return errorCode;
    }
}
