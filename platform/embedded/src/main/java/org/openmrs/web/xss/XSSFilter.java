/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.xss;

import java.io.IOException;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;
import javax.servlet.http.HttpServletRequest;

import org.apache.commons.fileupload.servlet.ServletFileUpload;
import org.springframework.web.multipart.support.DefaultMultipartHttpServletRequest;

/**
 * Does to every request but GET what legacyui's filter of this name does: parameters and bodies arrive HTML-escaped, whoever reads them.
 * It is here so that a module that cannot live with it breaks here, not in a clinic.
 */
public class XSSFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
		HttpServletRequest httpRequest = (HttpServletRequest) request;
		if ("GET".equalsIgnoreCase(httpRequest.getMethod())) {
			chain.doFilter(request, response);
		} else if (ServletFileUpload.isMultipartContent(httpRequest)) {
			chain.doFilter(new XSSMultipartRequestWrapper((DefaultMultipartHttpServletRequest) request), response);
		} else {
			chain.doFilter(new XSSRequestWrapper(httpRequest), response);
		}
	}

	@Override
	public void destroy() {
	}
}
