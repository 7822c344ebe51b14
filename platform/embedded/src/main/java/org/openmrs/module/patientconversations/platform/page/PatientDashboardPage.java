/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import java.util.ArrayList;
import java.util.List;

import javax.servlet.http.HttpServletResponse;

import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.Extension;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.web.extension.BoxExt;
import org.openmrs.module.web.extension.PatientDashboardTabExt;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient's chart: who it is, then the modules' tabs and overview boxes. */
@RequestMapping
public class PatientDashboardPage {

	/** @param patientId the patient's number or uuid, as in legacyui */
	@GetMapping("/patientDashboard.form")
	public String show(@RequestParam(value = "patientId", required = false) String patientId,
	        @RequestParam(value = "patient", required = false) String uuid, Model model, HttpServletResponse response) {
		if (Context.hasPrivilege(PrivilegeConstants.GET_PATIENTS)) {
			Patient patient = patient(patientId == null ? uuid : patientId);
			if (patient == null) {
				response.setStatus(HttpServletResponse.SC_NOT_FOUND);
			}
			model.addAttribute("patient", patient);
		}
		model.addAttribute("boxes", extensions("org.openmrs.patientDashboard.overviewBox", BoxExt.class));
		model.addAttribute("tabs", extensions("org.openmrs.patientDashboardTab", PatientDashboardTabExt.class));
		return "patientDashboardForm";
	}

	private static Patient patient(String id) {
		if (id == null) {
			return null;
		}
		return id.matches("\\d{1,9}") ? Context.getPatientService().getPatient(Integer.valueOf(id))
		        : Context.getPatientService().getPatientByUuid(id);
	}

	private static <T extends Extension> List<T> extensions(String point, Class<T> type) {
		List<T> result = new ArrayList<>();
		for (Extension extension : ModuleFactory.getExtensions(point, Extension.MEDIA_TYPE.html)) {
			if (type.isInstance(extension)) {
				result.add(type.cast(extension));
			}
		}
		return result;
	}
}
