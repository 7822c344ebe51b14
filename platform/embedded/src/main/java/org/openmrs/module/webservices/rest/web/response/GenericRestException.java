/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** Nothing more specific is known: 500. */
@ResponseStatus(HttpStatus.INTERNAL_SERVER_ERROR)
public class GenericRestException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public GenericRestException() {
    }

    public GenericRestException(String message, Throwable cause) {
        super(message, cause);
    }

    public GenericRestException(String message) {
        super(message);
    }

    public GenericRestException(Throwable cause) {
        super(cause);
    }
}
