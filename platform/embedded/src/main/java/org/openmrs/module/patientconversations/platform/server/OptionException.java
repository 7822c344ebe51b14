/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

/** Something about the command line, the machine or a file keeps the server from starting; the message says in one line what to do. */
public final class OptionException extends Exception {

	private static final long serialVersionUID = 1L;

	public OptionException(String message) {
		super(message);
	}

	public OptionException(String message, Throwable cause) {
		super(message, cause);
	}
}
