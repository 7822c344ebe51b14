/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.filter;

import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import javax.servlet.FilterConfig;
import javax.servlet.ServletContext;

/** What a module's filter learns of itself. */
public class ModuleFilterConfig implements FilterConfig {

	private final String name;

	private final ServletContext servletContext;

	private final Map<String, String> initParameters;

	public ModuleFilterConfig(String name, ServletContext servletContext, Map<String, String> initParameters) {
		this.name = name;
		this.servletContext = servletContext;
		this.initParameters = initParameters;
	}

	@Override
	public String getFilterName() {
		return name;
	}

	@Override
	public ServletContext getServletContext() {
		return servletContext;
	}

	@Override
	public String getInitParameter(String parameter) {
		return initParameters.get(parameter);
	}

	@Override
	public Enumeration<String> getInitParameterNames() {
		return Collections.enumeration(initParameters.keySet());
	}
}
