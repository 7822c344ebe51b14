/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** A new password is none, or the user's own name. */
public class WeakPasswordException extends PasswordException {

	private static final long serialVersionUID = 1L;

	public WeakPasswordException(String message) {
		super(message);
	}
}
