/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

/** The names of the roles that OpenMRS itself knows. */
public final class RoleConstants {

	/** Has every privilege. */
	public static final String SUPERUSER = "System Developer";

	/** Everyone's, logged in or not. */
	public static final String ANONYMOUS = "Anonymous";

	/** Everyone's who is logged in. */
	public static final String AUTHENTICATED = "Authenticated";

	public static final String PROVIDER = "Provider";

	private RoleConstants() {
	}
}
