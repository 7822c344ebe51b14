/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

/** Metadata whose changes are recorded in place. */
public abstract class BaseChangeableOpenmrsMetadata extends BaseOpenmrsMetadata {

	private static final long serialVersionUID = 1L;
}
