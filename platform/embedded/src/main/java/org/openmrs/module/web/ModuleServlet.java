/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web;

import java.io.IOException;
import java.util.Collections;
import java.util.Enumeration;
import java.util.Map;

import javax.servlet.ServletConfig;
import javax.servlet.ServletContext;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.ModuleFactory;

/** Hands requests under {@code /ms/} and {@code /moduleServlet/} on to the modules' servlets: "/name/…" or "/moduleId/name/…". */
public class ModuleServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		String path = request.getPathInfo() == null ? "/" : request.getPathInfo();
		String[] parts = path.split("/");
		int index = parts.length > 2 && ModuleFactory.getModuleById(parts[1]) != null ? 2 : 1;
		HttpServlet servlet = parts.length > index ? WebModuleUtil.getServlet(parts[index]) : null;
		if (servlet == null) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		servlet.service(request, response);
	}

	/** What a module's servlet learns of itself. */
	public static class SimpleServletConfig implements ServletConfig {

		private final String name;

		private final ServletContext servletContext;

		private final Map<String, String> initParameters;

		public SimpleServletConfig(String name, ServletContext servletContext, Map<String, String> initParameters) {
			this.name = name;
			this.servletContext = servletContext;
			this.initParameters = initParameters;
		}

		@Override
		public String getServletName() {
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
}
