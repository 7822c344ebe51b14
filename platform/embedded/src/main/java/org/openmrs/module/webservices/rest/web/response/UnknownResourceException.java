/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** No resource has the given name: 404. */
@ResponseStatus(value = HttpStatus.NOT_FOUND, reason = "Resource does not exist. Please check documentation for implemented resources and their paths")
public class UnknownResourceException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public UnknownResourceException() {
    }

    public UnknownResourceException(String message) {
        super(message);
    }

    public UnknownResourceException(String message, Throwable cause) {
        super(message, cause);
    }

    public UnknownResourceException(Throwable cause) {
        super(cause);
    }
}
