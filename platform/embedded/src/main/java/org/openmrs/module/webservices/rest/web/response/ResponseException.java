/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

/** What a resource throws to answer with a status of its own: subclasses carry a {@code @ResponseStatus}. */
public abstract class ResponseException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public ResponseException() {
    }

    public ResponseException(String message, Throwable cause) {
        super(message, cause);
    }

    public ResponseException(String message) {
        super(message);
    }

    public ResponseException(Throwable cause) {
        super(cause);
    }
}
