/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.module.Module;
import org.openmrs.module.ModuleUtil;

/** Serves what started modules have under web/module/resources, at {@code /moduleResources/id/…}, to anybody. */
public class ModuleResourcesServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	@Override
	protected long getLastModified(HttpServletRequest request) {
		File file = getFile(request);
		return file == null ? super.getLastModified(request) : file.lastModified();
	}

	@Override
	protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
		File file = getFile(request);
		if (file == null) {
			response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			return;
		}
		response.setDateHeader("Last-Modified", file.lastModified());
		response.setContentLengthLong(file.length());
		response.setContentType(getServletContext().getMimeType(file.getName()));
		Files.copy(file.toPath(), response.getOutputStream());
	}

	private File getFile(HttpServletRequest request) {
		Module module = ModuleUtil.getModuleForPath(request.getPathInfo());
		if (module == null) {
			return null;
		}
		Path base = new File(WebModuleUtil.getRealPath(getServletContext()),
		        "WEB-INF/view/module/" + module.getModuleIdAsPath() + "/resources").toPath().normalize();
		Path file = new File(base.toFile(), ModuleUtil.getPathForResource(module, request.getPathInfo())).toPath().normalize();
		return file.startsWith(base) && Files.isRegularFile(file) ? file.toFile() : null;
	}
}
