/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.web.filter;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.api.context.Context;
import org.springframework.web.filter.OncePerRequestFilter;

/** Logs in whoever sends Basic credentials; those that are wrong are answered with 401, none at all are let through. */
public class AuthenticationFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
	        throws ServletException, IOException {
		String credentials = request.getHeader("Authorization");
		if (credentials != null && credentials.startsWith("Basic ") && !Context.isAuthenticated() && !request.getRequestURI().endsWith("/metadata")) {
			try {
				String[] parts = new String(Base64.getDecoder().decode(credentials.substring("Basic ".length())), StandardCharsets.UTF_8).split(":", 2);
				Context.authenticate(parts[0], parts[1]);
			}
			catch (RuntimeException e) {
				response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Not authenticated");
				return;
			}
		}
		chain.doFilter(request, response);
	}
}
