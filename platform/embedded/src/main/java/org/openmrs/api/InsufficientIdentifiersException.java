/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** A patient has no identifier. */
public class InsufficientIdentifiersException extends PatientIdentifierException {

	private static final long serialVersionUID = 1L;

	public InsufficientIdentifiersException(String message) {
		super(message);
	}
}
