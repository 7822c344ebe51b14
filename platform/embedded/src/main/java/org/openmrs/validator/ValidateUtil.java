/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.validator;

import java.util.LinkedHashSet;
import java.util.Set;

import org.hibernate.Hibernate;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.springframework.validation.BindException;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;

/** Asks all validators of an object's type, and the lengths of its columns. */
public final class ValidateUtil {

	private ValidateUtil() {
	}

	/** Throws a {@link ValidationException} that says all that is wrong. */
	public static void validate(Object object) throws ValidationException {
		Object real = Hibernate.unproxy(object);
		Errors errors = new BindException(real, "");
		Context.getAdministrationService().validate(real, errors);
		if (errors.hasErrors()) {
			throw new ValidationException("'" + real + "' failed to validate with reason: " + reasons(errors), errors);
		}
	}

	private static String reasons(Errors errors) {
		Set<String> reasons = new LinkedHashSet<>();
		for (ObjectError error : errors.getAllErrors()) {
			String message = Context.getMessageSourceService().getMessage(error.getCode(), error.getArguments(),
			    Context.getLocale());
			reasons.add(error instanceof FieldError ? ((FieldError) error).getField() + ": " + message : message);
		}
		return String.join(", ", reasons);
	}

	/** Collects what is wrong. */
	public static void validate(Object object, Errors errors) {
		Context.getAdministrationService().validate(Hibernate.unproxy(object), errors);
	}
}
