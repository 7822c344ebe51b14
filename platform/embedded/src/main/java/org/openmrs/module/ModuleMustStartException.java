/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** A module without which OpenMRS may not run did not start. */
public class ModuleMustStartException extends ModuleException {

	private static final long serialVersionUID = 1L;

	public ModuleMustStartException(String message) {
		super(message);
	}
}
