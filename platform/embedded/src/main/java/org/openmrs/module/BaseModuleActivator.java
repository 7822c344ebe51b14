/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** A {@link ModuleActivator} that does nothing, to be overridden where something is to be done. */
public abstract class BaseModuleActivator implements ModuleActivator {

	@Override
	public void willRefreshContext() {
	}

	@Override
	public void contextRefreshed() {
	}

	@Override
	public void willStart() {
	}

	@Override
	public void started() {
	}

	@Override
	public void willStop() {
	}

	@Override
	public void stopped() {
	}
}
