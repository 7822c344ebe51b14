/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.validator;

import java.util.regex.Pattern;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.User;
import org.openmrs.annotation.Handler;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** A user has a person with gender and name, a name of two to fifty letters and digits if any, and a reason if retired. */
@Handler(supports = User.class, order = 50)
public class UserValidator implements Validator {

	private static final Pattern USERNAME = Pattern.compile("\\w[\\w.-]{1,49}");

	private final PersonValidator personValidator = new PersonValidator();

	@Override
	public boolean supports(Class<?> type) {
		return User.class.isAssignableFrom(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		User user = (User) target;
		if (user.getRetired() && StringUtils.isBlank(user.getRetireReason())) {
			errors.rejectValue("retireReason", "error.null");
		}
		if (StringUtils.isNotEmpty(user.getUsername()) && !USERNAME.matcher(user.getUsername()).matches()) {
			errors.rejectValue("username", "error.username.pattern");
		}
		if (user.getPerson() == null) {
			errors.rejectValue("person", "error.null");
			return;
		}
		if (user.getPerson().getGender() == null) {
			errors.rejectValue("person.gender", "error.null");
		}
		if (user.getPersonName() == null) {
			errors.rejectValue("person", "Person.names.length");
		}
		errors.pushNestedPath("person");
		personValidator.validate(user.getPerson(), errors);
		errors.popNestedPath();
	}
}
