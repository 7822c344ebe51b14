/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.web.filter;

import java.io.IOException;
import java.util.Iterator;

import javax.servlet.Filter;
import javax.servlet.FilterChain;
import javax.servlet.FilterConfig;
import javax.servlet.ServletException;
import javax.servlet.ServletRequest;
import javax.servlet.ServletResponse;

import org.openmrs.module.web.WebModuleUtil;

/** Sends a request through the filters of the started modules, as they are at that moment. */
public class ModuleFilter implements Filter {

	@Override
	public void init(FilterConfig config) {
	}

	@Override
	public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
		new ModuleFilterChain(WebModuleUtil.getFiltersForRequest(request).iterator(), chain).doFilter(request, response);
	}

	@Override
	public void destroy() {
	}

	private static final class ModuleFilterChain implements FilterChain {

		private final Iterator<Filter> filters;

		private final FilterChain rest;

		private ModuleFilterChain(Iterator<Filter> filters, FilterChain rest) {
			this.filters = filters;
			this.rest = rest;
		}

		@Override
		public void doFilter(ServletRequest request, ServletResponse response) throws IOException, ServletException {
			if (filters.hasNext()) {
				filters.next().doFilter(request, response, this);
			} else {
				rest.doFilter(request, response);
			}
		}
	}
}
