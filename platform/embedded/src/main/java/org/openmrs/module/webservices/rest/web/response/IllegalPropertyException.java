/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The request names a property it may not: 400. */
@ResponseStatus(HttpStatus.BAD_REQUEST)
public class IllegalPropertyException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public IllegalPropertyException() {
    }

    public IllegalPropertyException(String message, Throwable cause) {
        super(message, cause);
    }

    public IllegalPropertyException(String message) {
        super(message);
    }

    public IllegalPropertyException(Throwable cause) {
        super(cause);
    }
}
