/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.io.Serializable;

/** What a module shows to run tasks as the daemon user. */
public class DaemonToken implements Serializable {

	private static final long serialVersionUID = 1L;

	private final String id;

	public DaemonToken(String id) {
		this.id = id;
	}

	public String getId() {
		return id;
	}
}
