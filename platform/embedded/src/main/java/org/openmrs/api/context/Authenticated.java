/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import org.openmrs.User;

/** Who logged in, and how. */
public interface Authenticated {

	String getAuthenticationScheme();

	User getUser();
}
