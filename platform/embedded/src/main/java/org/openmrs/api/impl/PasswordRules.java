/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import org.openmrs.User;
import org.openmrs.api.InvalidCharactersPasswordException;
import org.openmrs.api.ShortPasswordException;
import org.openmrs.api.WeakPasswordException;
import org.openmrs.api.context.Context;

/** What OpenMRS asks of a new password unless its global properties say otherwise. */
final class PasswordRules {

	private static final int MINIMUM_LENGTH = 8;

	private PasswordRules() {
	}

	static void check(User user, String password) {
		if (password == null || password.equals(user.getUsername()) || password.equals(user.getSystemId())) {
			throw new WeakPasswordException(message("error.password.weak"));
		}
		if (password.length() < MINIMUM_LENGTH) {
			throw new ShortPasswordException(message("error.password.length", MINIMUM_LENGTH));
		}
		if (!password.matches("(?s)(?=.*[A-Z])(?=.*[a-z]).*")) {
			throw new InvalidCharactersPasswordException(message("error.password.requireMixedCase"));
		}
		if (!password.matches("(?s).*\\d.*")) {
			throw new InvalidCharactersPasswordException(message("error.password.requireNumber"));
		}
	}

	private static String message(String code, Object... parameters) {
		return Context.getMessageSourceService().getMessage(code, parameters, Context.getLocale());
	}
}
