/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.util.Collections;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.v1_0.controller.BaseRestController;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ResponseBody;

/** What every OpenMRS can be asked for and O3 asks for on the way to a chart, but of which the stand-in has none. */
@Controller
public class EmptyListsController extends BaseRestController {

	@GetMapping({ "/rest/v1/visit", "/rest/v1/visittype" })
	@ResponseBody
	public SimpleObject visits() {
		return none(PrivilegeConstants.GET_VISITS);
	}

	@GetMapping("/rest/v1/relationship")
	@ResponseBody
	public SimpleObject relationships() {
		return none(PrivilegeConstants.GET_RELATIONSHIPS);
	}

	private static SimpleObject none(String privilege) {
		if (!Context.hasPrivilege(privilege)) {
			throw new APIAuthenticationException("Privileges required: " + privilege);
		}
		return new SimpleObject().add("results", Collections.emptyList());
	}
}
