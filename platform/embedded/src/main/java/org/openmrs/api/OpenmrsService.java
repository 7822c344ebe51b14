/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** A service with something to do when it starts and stops. */
public interface OpenmrsService {

	void onStartup();

	void onShutdown();
}
