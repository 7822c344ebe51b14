/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import java.util.ArrayList;
import java.util.List;

import org.openmrs.module.Extension;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.web.extension.AdministrationSectionExt;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The administration page: the modules' sections of links. */
@RequestMapping
public class AdministrationPage {

	@GetMapping({ "/admin/index.htm", "/admin" })
	public String show(Model model) {
		List<AdministrationSectionExt> sections = new ArrayList<>();
		for (Extension extension : ModuleFactory.getExtensions("org.openmrs.admin.list", Extension.MEDIA_TYPE.html)) {
			if (extension instanceof AdministrationSectionExt) {
				sections.add((AdministrationSectionExt) extension);
			}
		}
		model.addAttribute("sections", sections);
		return "admin/index";
	}
}
