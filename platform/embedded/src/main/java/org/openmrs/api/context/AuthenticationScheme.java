/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

/** A way to log in; a bean of this type replaces the one by user name and password. */
public interface AuthenticationScheme {

	Authenticated authenticate(Credentials credentials) throws ContextAuthenticationException;
}
