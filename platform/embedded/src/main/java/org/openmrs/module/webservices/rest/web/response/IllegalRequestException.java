/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The request as a whole makes no sense: 400. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class IllegalRequestException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public IllegalRequestException() {
    }

    public IllegalRequestException(String message, Throwable cause) {
        super(message, cause);
    }

    public IllegalRequestException(String message) {
        super(message);
    }

    public IllegalRequestException(Throwable cause) {
        super(cause);
    }
}
