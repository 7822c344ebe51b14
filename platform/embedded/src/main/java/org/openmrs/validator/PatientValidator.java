/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.validator;

import java.util.Collection;

import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.annotation.Handler;
import org.springframework.validation.Errors;
import org.springframework.validation.ValidationUtils;
import org.springframework.validation.Validator;

/** A patient has a gender and, among several identifiers, a preferred one. */
@Handler(supports = Patient.class, order = 25)
public class PatientValidator implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return Patient.class.isAssignableFrom(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		Patient patient = (Patient) target;
		ValidationUtils.rejectIfEmptyOrWhitespace(errors, "gender", "Person.gender.required");
		Collection<PatientIdentifier> identifiers = patient.getVoided() ? patient.getIdentifiers()
		        : patient.getActiveIdentifiers();
		if (identifiers.size() != 1 && identifiers.stream().noneMatch(PatientIdentifier::getPreferred)) {
			errors.reject("error.preferredIdentifier");
		}
	}
}
