/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

/** Names that the module system looks up in the runtime properties. */
public final class ModuleConstants {

	/** The folder in which uploaded modules are kept. */
	public static final String REPOSITORY_FOLDER_RUNTIME_PROPERTY = "module.repository_folder";

	/** "false" forbids changing modules through the web. */
	public static final String RUNTIMEPROPERTY_ALLOW_ADMIN = "module.allow_web_admin";

	private ModuleConstants() {
	}
}
