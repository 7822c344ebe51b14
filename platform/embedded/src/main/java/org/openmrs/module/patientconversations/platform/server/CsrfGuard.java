/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.Set;

import javax.servlet.FilterChain;
import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Does what OWASP CSRFGuard does in OpenMRS' configuration: whatever may change something outside {@code /ws/*} must carry the session's
 * token as parameter or header, otherwise the answer is a redirect to error.html.
 */
final class CsrfGuard extends OncePerRequestFilter {

	static final String TOKEN_NAME = "OWASP-CSRFTOKEN";

	private static final Set<String> UNPROTECTED_METHODS = Set.of("GET", "HEAD", "OPTIONS");

	private static final SecureRandom RANDOM = new SecureRandom();

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
	        throws ServletException, IOException {
		String token = token(request.getSession());
		String path = request.getRequestURI().substring(request.getContextPath().length());
		boolean unprotected = UNPROTECTED_METHODS.contains(request.getMethod()) || path.startsWith("/ws/") || path.equals("/csrfguard");
		if (unprotected || token.equals(request.getHeader(TOKEN_NAME)) || token.equals(request.getParameter(TOKEN_NAME))) {
			chain.doFilter(request, response);
		} else {
			response.sendRedirect(request.getContextPath() + "/error.html");
		}
	}

	static String token(HttpSession session) {
		synchronized (session) {
			String token = (String) session.getAttribute(TOKEN_NAME);
			if (token == null) {
				byte[] bytes = new byte[24];
				RANDOM.nextBytes(bytes);
				token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
				session.setAttribute(TOKEN_NAME, token);
			}
			return token;
		}
	}
}
