/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.response;

import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.ResponseStatus;

/** A property is unknown, or its value does not convert: 400. */
@ResponseStatus(value = HttpStatus.BAD_REQUEST, reason = "Unable to convert object into response content")
public class ConversionException extends ResponseException {

    private static final long serialVersionUID = 1L;

    public ConversionException() {
    }

    public ConversionException(String message, Throwable cause) {
        super(message, cause);
    }

    public ConversionException(String message) {
        super(message);
    }

    public ConversionException(Throwable cause) {
        super(cause);
    }
}
