/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.OpenmrsObject;
import org.openmrs.User;

/**
 * Fills in what an operation on an object needs.
 *
 * @param <O> what it works on
 */
public interface RequiredDataHandler<O extends OpenmrsObject> {

	/**
	 * @param currentUser who does it
	 * @param currentDate when
	 * @param other why, where the operation has a reason
	 */
	void handle(O openmrsObject, User currentUser, Date currentDate, String other);
}
