/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** A new password is not good enough. */
public class PasswordException extends APIException {

	private static final long serialVersionUID = 1L;

	public PasswordException(String message) {
		super(message);
	}
}
