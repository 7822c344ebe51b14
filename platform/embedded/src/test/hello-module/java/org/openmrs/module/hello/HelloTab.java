/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import org.openmrs.module.web.extension.PatientDashboardTabExt;

public class HelloTab extends PatientDashboardTabExt {

	@Override
	public String getTabName() {
		return "hello.tab";
	}

	@Override
	public String getTabId() {
		return "hello";
	}

	@Override
	public String getRequiredPrivilege() {
		return "Get Greetings";
	}

	@Override
	public String getPortletUrl() {
		return "hello";
	}
}
