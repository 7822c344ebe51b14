/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** Something is wrong with a patient's identifiers. */
public class PatientIdentifierException extends APIException {

	private static final long serialVersionUID = 1L;

	public PatientIdentifierException(String message) {
		super(message);
	}
}
