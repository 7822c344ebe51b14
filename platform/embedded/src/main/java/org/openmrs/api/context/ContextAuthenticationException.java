/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import org.openmrs.api.APIException;

/** A log-in failed, or a privilege is missing. */
public class ContextAuthenticationException extends APIException {

	private static final long serialVersionUID = 1L;

	public ContextAuthenticationException() {
	}

	public ContextAuthenticationException(String message) {
		super(message);
	}

	public ContextAuthenticationException(String message, Throwable cause) {
		super(message, cause);
	}

	public ContextAuthenticationException(Throwable cause) {
		super(cause);
	}
}
