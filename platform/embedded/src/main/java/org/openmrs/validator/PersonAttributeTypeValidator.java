/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.validator;

import org.openmrs.PersonAttributeType;
import org.openmrs.annotation.Handler;
import org.openmrs.api.context.Context;
import org.springframework.validation.Errors;
import org.springframework.validation.ValidationUtils;
import org.springframework.validation.Validator;

/** A person attribute type has a format, and a name that no other has. */
@Handler(supports = PersonAttributeType.class, order = 50)
public class PersonAttributeTypeValidator implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return PersonAttributeType.class.isAssignableFrom(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		PersonAttributeType type = (PersonAttributeType) target;
		ValidationUtils.rejectIfEmptyOrWhitespace(errors, "name", "PersonAttributeType.error.nameEmpty");
		ValidationUtils.rejectIfEmptyOrWhitespace(errors, "format", "PersonAttributeType.error.formatEmpty");
		PersonAttributeType same = Context.getPersonService().getPersonAttributeTypeByName(type.getName());
		if (same != null && !same.getUuid().equals(type.getUuid())) {
			errors.rejectValue("name", "PersonAttributeType.error.nameAlreadyInUse");
		}
	}
}
