/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import java.util.Collections;
import java.util.Map;

import org.openmrs.module.web.extension.AdministrationSectionExt;

public class HelloAdministration extends AdministrationSectionExt {

	@Override
	public String getTitle() {
		return "Hello";
	}

	@Override
	public Map<String, String> getLinks() {
		return Collections.singletonMap("/module/hello/greetings.form", "All greetings");
	}
}
