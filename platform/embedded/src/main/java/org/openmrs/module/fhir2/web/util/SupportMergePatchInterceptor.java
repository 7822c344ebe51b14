/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.web.util;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletRequestWrapper;

import ca.uhn.fhir.interceptor.api.Hook;
import ca.uhn.fhir.interceptor.api.Interceptor;
import ca.uhn.fhir.interceptor.api.Pointcut;
import ca.uhn.fhir.rest.api.Constants;
import ca.uhn.fhir.rest.api.PatchTypeEnum;
import ca.uhn.fhir.rest.api.RequestTypeEnum;
import ca.uhn.fhir.rest.api.server.RequestDetails;
import ca.uhn.fhir.rest.server.servlet.ServletRequestDetails;

/** Passes a JSON merge patch, which HAPI does not know, off as a JSON patch until a provider has been chosen; that one sees what it is. */
@Interceptor
public class SupportMergePatchInterceptor {

	private static final String MERGE_PATCH = "application/merge-patch+json";

	/** Says another type of content than it has. */
	private static final class Disguised extends HttpServletRequestWrapper {

		Disguised(HttpServletRequest request) {
			super(request);
		}

		@Override
		public String getHeader(String name) {
			return Constants.HEADER_CONTENT_TYPE.equalsIgnoreCase(name) ? PatchTypeEnum.JSON_PATCH.getContentType() : super.getHeader(name);
		}
	}

	@Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLER_SELECTED)
	public void disguise(RequestDetails request) {
		String type = request.getHeader(Constants.HEADER_CONTENT_TYPE);
		if (request.getRequestType() == RequestTypeEnum.PATCH && type != null && type.split(";")[0].trim().equalsIgnoreCase(MERGE_PATCH)) {
			ServletRequestDetails details = (ServletRequestDetails) request;
			details.setServletRequest(new Disguised(details.getServletRequest()));
		}
	}

	@Hook(Pointcut.SERVER_INCOMING_REQUEST_PRE_HANDLED)
	public void reveal(RequestDetails request) {
		ServletRequestDetails details = (ServletRequestDetails) request;
		if (details.getServletRequest() instanceof Disguised) {
			details.setServletRequest((HttpServletRequest) ((Disguised) details.getServletRequest()).getRequest());
		}
	}
}
