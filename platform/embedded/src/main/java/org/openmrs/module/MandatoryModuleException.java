/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** Somebody tried to stop or remove a module that calls itself mandatory. */
public class MandatoryModuleException extends ModuleMustStartException {

	private static final long serialVersionUID = 1L;

	public MandatoryModuleException(String moduleId) {
		super("The module " + moduleId + " is marked as mandatory and cannot be stopped or removed");
	}
}
