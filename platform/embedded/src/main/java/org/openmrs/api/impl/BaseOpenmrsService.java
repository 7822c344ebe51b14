/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import org.openmrs.api.OpenmrsService;

/** A service with nothing to do when it starts and stops. */
public abstract class BaseOpenmrsService implements OpenmrsService {

	@Override
	public void onStartup() {
	}

	@Override
	public void onShutdown() {
	}
}
