/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The resource exists but cannot do what was asked: 400. */
@ResponseStatus(value = HttpStatus.BAD_REQUEST, reason = "The Resource Does not Support the Requested Operation")
public class ResourceDoesNotSupportOperationException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public ResourceDoesNotSupportOperationException() {
    }

    public ResourceDoesNotSupportOperationException(String message) {
        super(message);
    }

    public ResourceDoesNotSupportOperationException(Throwable cause) {
        super(cause);
    }

    public ResourceDoesNotSupportOperationException(String message, Throwable cause) {
        super(message, cause);
    }
}
