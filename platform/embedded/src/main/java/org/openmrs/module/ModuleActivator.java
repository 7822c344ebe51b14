/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** What a module hears of its own life: config.xml names the class, OpenMRS makes it with its public no-argument constructor. */
public interface ModuleActivator {

	/** Before Spring's context is closed and built again. */
	void willRefreshContext();

	/** After Spring's context was built again; the module's services can be called. */
	void contextRefreshed();

	/** After the module's changelog, privileges and global properties, before its beans exist. */
	void willStart();

	/** After the refresh that made the module's beans. */
	void started();

	/** Before anything of the module is taken away. */
	void willStop();

	/** After the module's extensions, services and advice were taken away. */
	void stopped();
}
