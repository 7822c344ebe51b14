/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.servlet;

import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

import javax.servlet.http.HttpServlet;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;
import javax.servlet.http.HttpSession;

import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.web.WebConstants;

/** Logs in with the fields "uname" and "pw", and goes to "redirect", as legacyui's servlet at {@code /ms/legacyui/loginServlet} does. */
public class LoginServlet extends HttpServlet {

	private static final long serialVersionUID = 1L;

	@Override
	protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
		String redirect = redirect(request);
		try {
			Context.authenticate(new UsernamePasswordCredentials(request.getParameter("uname"), request.getParameter("pw")));
			renewSession(request);
			response.sendRedirect(redirect);
		}
		catch (ContextAuthenticationException e) {
			HttpSession session = request.getSession();
			session.setAttribute(WebConstants.OPENMRS_ERROR_ATTR, "auth.password.invalid");
			session.setAttribute(WebConstants.OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR, redirect);
			response.sendRedirect(request.getContextPath() + "/login.htm");
		}
	}

	/** A session id that was known before the log-in is worth nothing after it. */
	private static void renewSession(HttpServletRequest request) {
		HttpSession old = request.getSession();
		Map<String, Object> attributes = new HashMap<>();
		Collections.list(old.getAttributeNames()).forEach(name -> attributes.put(name, old.getAttribute(name)));
		old.invalidate();
		HttpSession session = request.getSession(true);
		attributes.forEach(session::setAttribute);
		session.removeAttribute(WebConstants.OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR);
	}

	private static String redirect(HttpServletRequest request) {
		String home = request.getContextPath() + "/";
		String redirect = request.getParameter("redirect");
		boolean usable = redirect != null && redirect.startsWith(home) && !redirect.contains("login.") && !redirect.contains("//");
		return usable ? redirect : home + "index.htm";
	}
}
