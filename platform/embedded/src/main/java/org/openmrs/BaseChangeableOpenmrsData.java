/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

/** Data whose changes are recorded in place; the methods that {@link OpenmrsData} deprecates are meant to be used here. */
public abstract class BaseChangeableOpenmrsData extends BaseOpenmrsData {

	private static final long serialVersionUID = 1L;
}
