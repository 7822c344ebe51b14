/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** A module could not be read, started or stopped. */
public class ModuleException extends RuntimeException {

	private static final long serialVersionUID = 1L;

	public ModuleException(String message) {
		super(message);
	}

	public ModuleException(String message, Throwable cause) {
		super(message, cause);
	}

	public ModuleException(String message, String moduleName) {
		super(message + " Module: " + moduleName);
	}

	public ModuleException(String message, String moduleName, Throwable cause) {
		super(message + " Module: " + moduleName, cause);
	}
}
