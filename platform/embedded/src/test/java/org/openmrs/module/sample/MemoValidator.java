/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import org.openmrs.annotation.Handler;
import org.springframework.validation.Errors;
import org.springframework.validation.ValidationUtils;
import org.springframework.validation.Validator;

/** A memo says something. */
@Handler(supports = Memo.class)
public class MemoValidator implements Validator {

	@Override
	public boolean supports(Class<?> type) {
		return Memo.class.isAssignableFrom(type);
	}

	@Override
	public void validate(Object target, Errors errors) {
		ValidationUtils.rejectIfEmpty(errors, "text", "sample.memo.empty");
	}
}
