/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

/** A user name (or system id) and a password. */
public class UsernamePasswordCredentials implements Credentials {

	public static final String SCHEME = "OPENMRS_USERPASS_AUTH_SCHEME";

	protected String username;

	protected String password;

	public UsernamePasswordCredentials(String username, String password) {
		this.username = username;
		this.password = password;
	}

	@Override
	public String getAuthenticationScheme() {
		return SCHEME;
	}

	public String getUsername() {
		return username;
	}

	public String getPassword() {
		return password;
	}

	@Override
	public String getClientName() {
		return getUsername();
	}
}
