/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import java.util.Collections;

import org.openmrs.api.context.Context;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The patient search: every patient's name or identifier that begins with what was typed. */
@RequestMapping
public class PatientSearchPage {

	private static final int LIMIT = 100;

	@GetMapping({ "/", "/index.htm" })
	public String index() {
		return Context.isAuthenticated() ? "redirect:/findPatient.htm" : "redirect:/login.htm";
	}

	@GetMapping("/findPatient.htm")
	public String find(@RequestParam(value = "phrase", required = false, defaultValue = "") String phrase, Model model) {
		model.addAttribute("phrase", phrase);
		model.addAttribute("patients", Collections.emptyList());
		if (Context.hasPrivilege(PrivilegeConstants.GET_PATIENTS)) {
			String query = phrase.trim();
			model.addAttribute("patients", query.isEmpty() ? Context.getPatientService().getAllPatients().stream().limit(LIMIT).toList()
			        : Context.getPatientService().getPatients(query, 0, LIMIT));
		}
		return "findPatient";
	}
}
