/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.nio.file.Path;

import javax.servlet.http.HttpServletRequest;

import org.apache.catalina.Context;
import org.apache.catalina.Wrapper;
import org.apache.catalina.servlets.DefaultServlet;
import org.apache.catalina.startup.Tomcat;
import org.apache.catalina.webresources.DirResourceSet;
import org.apache.catalina.webresources.StandardRoot;

/** Serves an assembled O3 at {@code /spa}; O3's own addresses, which name no file, all get its one page. */
final class SpaServlet extends DefaultServlet {

	private static final long serialVersionUID = 1L;

	private static final String ROOT = "/spa";

	/** @param directory with an index.html */
	static void mount(Path directory, Context context) {
		StandardRoot resources = new StandardRoot(context);
		resources.addPreResources(new DirResourceSet(resources, ROOT, directory.toAbsolutePath().toString(), "/"));
		context.setResources(resources);
		Wrapper wrapper = Tomcat.addServlet(context, "spa", new SpaServlet());
		wrapper.addMapping(ROOT + "/*");
	}

	@Override
	protected String getRelativePath(HttpServletRequest request, boolean allowEmptyPath) {
		String path = super.getRelativePath(request, allowEmptyPath);
		boolean namesFile = path.lastIndexOf('.') > path.lastIndexOf('/');
		return namesFile ? path : ROOT + "/index.html";
	}
}
