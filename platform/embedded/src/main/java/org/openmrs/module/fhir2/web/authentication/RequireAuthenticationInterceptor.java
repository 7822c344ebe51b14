/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.web.authentication;

import java.io.IOException;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import org.openmrs.api.context.Context;

/** Lets nobody in who is not known; what the server can do is public. */
@Interceptor
public class RequireAuthenticationInterceptor {

	@Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_PROCESSED)
	public boolean ensureUserAuthenticated(HttpServletRequest request, HttpServletResponse response) throws IOException {
		if (request.getRequestURI().endsWith("/metadata") || Context.isAuthenticated()) {
			return true;
		}
		response.sendError(HttpServletResponse.SC_UNAUTHORIZED, "Not authenticated");
		return false;
	}
}
