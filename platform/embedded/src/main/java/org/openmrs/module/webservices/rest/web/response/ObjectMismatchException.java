/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A sub-resource was asked for under a parent that is not its own: 404. */
@ResponseStatus(value = HttpStatus.NOT_FOUND, reason = "Subresource with given uuid doesn't match the uuid of the main resource")
public class ObjectMismatchException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public ObjectMismatchException() {
    }

    public ObjectMismatchException(String message, Throwable cause) {
        super(message, cause);
    }
}
