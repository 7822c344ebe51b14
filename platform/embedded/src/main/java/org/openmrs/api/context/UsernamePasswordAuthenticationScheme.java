/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

/** Logs in by user name and password. */
public class UsernamePasswordAuthenticationScheme implements AuthenticationScheme {

	@Override
	public Authenticated authenticate(Credentials credentials) {
		if (!(credentials instanceof UsernamePasswordCredentials)) {
			throw new ContextAuthenticationException(
			        "The provided credentials could not be used to authenticated with the specified authentication scheme.");
		}
		UsernamePasswordCredentials given = (UsernamePasswordCredentials) credentials;
		return new BasicAuthenticated(Context.getContextDAO().authenticate(given.getUsername(), given.getPassword()),
		        UsernamePasswordCredentials.SCHEME);
	}
}
