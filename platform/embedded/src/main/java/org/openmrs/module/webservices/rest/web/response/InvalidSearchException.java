/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A search no handler or resource understands: 400. */
@ResponseStatus(value = HttpStatus.BAD_REQUEST, reason = "The search with the given parameters is not valid")
public class InvalidSearchException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public InvalidSearchException() {
    }

    public InvalidSearchException(String message, Throwable cause) {
        super(message, cause);
    }

    public InvalidSearchException(String message) {
        super(message);
    }

    public InvalidSearchException(Throwable cause) {
        super(cause);
    }
}
