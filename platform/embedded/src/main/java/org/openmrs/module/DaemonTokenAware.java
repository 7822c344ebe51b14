/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** An activator that wants to run things as the daemon user. */
public interface DaemonTokenAware {

	/**
	 * Called before {@link ModuleActivator#contextRefreshed()} and {@link ModuleActivator#started()}, on any thread, as often as there is a refresh.
	 *
	 * @param token the token that is valid from now on; one given earlier may not be
	 */
	void setDaemonToken(DaemonToken token);
}
