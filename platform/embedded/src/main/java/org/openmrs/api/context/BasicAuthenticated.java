/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import org.openmrs.User;

/** A plain {@link Authenticated}. */
public class BasicAuthenticated implements Authenticated {

	private final User user;

	private final String authenticationScheme;

	public BasicAuthenticated(User user, String authenticationScheme) {
		this.user = user;
		this.authenticationScheme = authenticationScheme;
	}

	@Override
	public String getAuthenticationScheme() {
		return authenticationScheme;
	}

	@Override
	public User getUser() {
		return user;
	}
}
