/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web;

import javax.servlet.ServletException;

import org.openmrs.module.web.WebModuleUtil;
import org.openmrs.util.OpenmrsClassLoader;
import org.springframework.web.context.support.XmlWebApplicationContext;

/** Spring's dispatcher servlet, which can take what it read from the root context anew when that was refreshed. */
public class DispatcherServlet extends org.springframework.web.servlet.DispatcherServlet {

	private static final long serialVersionUID = 1L;

	public DispatcherServlet() {
		// Its own context is empty: every handler is a bean of the root context.
		setContextConfigLocation("");
	}

	@Override
	protected void initFrameworkServlet() throws ServletException {
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		WebModuleUtil.setDispatcherServlet(this);
		super.initFrameworkServlet();
	}

	/** Finds the handlers again, after the root context was refreshed. */
	public void reInitFrameworkServlet() throws ServletException {
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		((XmlWebApplicationContext) getWebApplicationContext()).setClassLoader(OpenmrsClassLoader.getInstance());
		init();
	}

	/** Lets go of the handlers, before the root context is refreshed. */
	public void stopAndCloseApplicationContext() {
		XmlWebApplicationContext context = (XmlWebApplicationContext) getWebApplicationContext();
		context.stop();
		context.close();
	}
}
