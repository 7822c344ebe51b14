/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import java.util.Objects;
import org.springframework.http.HttpStatus;

/** Ends a REST call with a status and the code of a sentence in the message catalogue. */
public final class RestException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final HttpStatus status;

    private final String code;

    public RestException(HttpStatus status, String code) {
        super(code);
        this.status = Objects.requireNonNull(status);
        this.code = Objects.requireNonNull(code);
    }

    public HttpStatus getStatus() {
        return status;
    }

    public String getCode() {
        return code;
    }
}
