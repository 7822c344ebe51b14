/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

final class Version {

	static final String NUMBER = "@VERSION@";

	private Version() {
	}
}
