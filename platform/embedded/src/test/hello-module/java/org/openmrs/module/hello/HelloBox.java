/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import org.openmrs.module.web.extension.BoxExt;

public class HelloBox extends BoxExt {

	@Override
	public String getTitle() {
		return "hello.box";
	}

	@Override
	public String getContent() {
		return "";
	}

	@Override
	public String getPortletUrl() {
		return "hello";
	}

	@Override
	public String getRequiredPrivilege() {
		return "Get Greetings";
	}
}
