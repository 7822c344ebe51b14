/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.util.List;

/** What Spring, Hibernate and the messages need to know of a module that runs. */
public final class StartedModule {

	private final String moduleId;

	private final String version;

	private final ClassLoader classLoader;

	private final List<String> packagesWithMappedClasses;

	private final List<String> messageBasenames;

	/**
	 * @param messageBasenames where its messages are, without language and ending, such as {@code jar:file:/x.omod!/messages}
	 */
	public StartedModule(String moduleId, String version, ClassLoader classLoader, List<String> packagesWithMappedClasses,
	    List<String> messageBasenames) {
		this.moduleId = moduleId;
		this.version = version;
		this.classLoader = classLoader;
		this.packagesWithMappedClasses = List.copyOf(packagesWithMappedClasses);
		this.messageBasenames = List.copyOf(messageBasenames);
	}

	public String getModuleId() {
		return moduleId;
	}

	public String getVersion() {
		return version;
	}

	public ClassLoader getClassLoader() {
		return classLoader;
	}

	public List<String> getPackagesWithMappedClasses() {
		return packagesWithMappedClasses;
	}

	public List<String> getMessageBasenames() {
		return messageBasenames;
	}
}
