/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.validator;

import java.util.Date;

import org.openmrs.Person;
import org.openmrs.annotation.Handler;
import org.openmrs.util.OpenmrsUtil;
import org.springframework.validation.Errors;
import org.springframework.validation.ValidationUtils;
import org.springframework.validation.Validator;

/** A person has a name and was not born or died in the future. */
@Handler(supports = Person.class, order = 50)
public class PersonValidator implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return Person.class.isAssignableFrom(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		Person person = (Person) target;
		if (!person.getVoided() && person.getNames().stream().allMatch(name -> name.getVoided())) {
			errors.rejectValue("names", "Person.shouldHaveAtleastOneNonVoidedName");
		}
		rejectIfFuture(errors, person.getBirthdate(), "birthdate");
		rejectIfFuture(errors, person.getDeathDate(), "deathDate");
		if (person.getVoided()) {
			ValidationUtils.rejectIfEmptyOrWhitespace(errors, "voidReason", "error.null");
		}
	}

	private static void rejectIfFuture(Errors errors, Date date, String field) {
		if (date != null && OpenmrsUtil.compare(date, new Date()) > 0) {
			errors.rejectValue(field, "error.date.future");
		}
	}
}
