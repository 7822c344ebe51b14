/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.page;

import javax.servlet.http.HttpSession;

import org.openmrs.web.WebConstants;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;

/** The log-in form, which is also where those are sent who may not see a page. */
@RequestMapping
public class LoginPage {

	@GetMapping("/login.htm")
	public String show(HttpSession session, Model model) {
		model.addAttribute("redirect", session.getAttribute(WebConstants.OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR));
		model.addAttribute("foundMissingPrivileges", session.getAttribute(WebConstants.INSUFFICIENT_PRIVILEGES));
		model.addAttribute("missingPrivileges", session.getAttribute(WebConstants.REQUIRED_PRIVILEGES));
		session.removeAttribute(WebConstants.OPENMRS_LOGIN_REDIRECT_HTTPSESSION_ATTR);
		session.removeAttribute(WebConstants.INSUFFICIENT_PRIVILEGES);
		session.removeAttribute(WebConstants.REQUIRED_PRIVILEGES);
		return "login";
	}
}
