/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** The user may not do what was asked. */
public class APIAuthenticationException extends APIException {

	private static final long serialVersionUID = 1L;

	public APIAuthenticationException() {
	}

	public APIAuthenticationException(String message) {
		super(message);
	}

	public APIAuthenticationException(String message, Throwable cause) {
		super(message, cause);
	}

	public APIAuthenticationException(Throwable cause) {
		super(cause);
	}
}
