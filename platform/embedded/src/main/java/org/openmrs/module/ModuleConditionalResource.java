/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import java.util.ArrayList;
import java.util.List;

/** A file in a module's lib folder that is on its class path only with certain versions of OpenMRS or of other modules. */
public class ModuleConditionalResource {

	private String path;

	private String openmrsPlatformVersion;

	private List<ModuleAndVersion> modules = new ArrayList<>();

	/** @return a pattern for the end of the file's path */
	public String getPath() {
		return path;
	}

	public void setPath(String path) {
		this.path = path;
	}

	public String getOpenmrsPlatformVersion() {
		return openmrsPlatformVersion;
	}

	public void setOpenmrsPlatformVersion(String openmrsPlatformVersion) {
		this.openmrsPlatformVersion = openmrsPlatformVersion;
	}

	public List<ModuleAndVersion> getModules() {
		return modules;
	}

	public void setModules(List<ModuleAndVersion> modules) {
		this.modules = modules;
	}

	/** Another module and the versions of it that are meant; "!" means that it must not run. */
	public static class ModuleAndVersion {

		private String moduleId;

		private String version;

		public String getModuleId() {
			return moduleId;
		}

		public void setModuleId(String moduleId) {
			this.moduleId = moduleId;
		}

		public String getVersion() {
			return version;
		}

		public void setVersion(String version) {
			this.version = version;
		}
	}
}
