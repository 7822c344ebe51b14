/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.filter;

import java.util.List;

import org.openmrs.module.Module;

/** Which requests go through a filter of a module. */
public class ModuleFilterMapping {

	private final Module module;

	private final String filterName;

	private final List<String> urlPatterns;

	public ModuleFilterMapping(Module module, String filterName, List<String> urlPatterns) {
		this.module = module;
		this.filterName = filterName;
		this.urlPatterns = urlPatterns;
	}

	public Module getModule() {
		return module;
	}

	public String getFilterName() {
		return filterName;
	}

	/** @param path the request's, without the context path */
	public boolean matches(String path) {
		return urlPatterns.stream().anyMatch(pattern -> matches(pattern, path));
	}

	private static boolean matches(String pattern, String path) {
		if (pattern.equals("*") || pattern.equals("/*") || pattern.equals(path)) {
			return true;
		}
		if (pattern.endsWith("/*")) {
			String prefix = pattern.substring(0, pattern.length() - 2);
			return path.equals(prefix) || path.startsWith(prefix + "/");
		}
		return pattern.startsWith("*.") && path.endsWith(pattern.substring(1));
	}
}
