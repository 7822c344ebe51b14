/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.controller;

import java.util.Date;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;

import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.Controller;

/**
 * Answers every {@code *.portlet} that has no controller of its own with the JSP of the same path, and gives it as "model" what legacyui's
 * does, less what this platform does not have (encounters, visits, observations, programs).
 */
public class PortletController implements Controller {

	@Override
	public ModelAndView handleRequest(HttpServletRequest request, HttpServletResponse response) {
		Object path = request.getAttribute("javax.servlet.include.servlet_path");
		Map<String, Object> model = new HashMap<>();
		if (path == null) {
			return new ModelAndView("", "model", model);
		}
		model.put("now", new Date());
		model.put("id", request.getAttribute("org.openmrs.portlet.id"));
		model.put("size", request.getAttribute("org.openmrs.portlet.size"));
		model.put("locale", Context.getLocale());
		model.put("portletUUID", UUID.randomUUID().toString().replace("-", ""));
		model.putAll(parameters(request));
		if (Context.isAuthenticated()) {
			model.put("authenticatedUser", Context.getAuthenticatedUser());
		}
		Integer patientId = (Integer) request.getAttribute("org.openmrs.portlet.patientId");
		if (patientId != null && Context.hasPrivilege(PrivilegeConstants.GET_PATIENTS)) {
			Patient patient = Context.getPatientService().getPatient(patientId);
			model.put("patient", patient);
			model.put("person", patient);
			model.put("patientId", patientId);
			model.put("personId", patientId);
			model.put("patientVariation", Boolean.TRUE.equals(patient.getDead()) ? "Dead" : "");
		}
		return new ModelAndView(path.toString().replace(".portlet", ""), "model", model);
	}

	@SuppressWarnings("unchecked")
	private static Map<String, Object> parameters(HttpServletRequest request) {
		return (Map<String, Object>) request.getAttribute("org.openmrs.portlet.parameters");
	}
}
