/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2;

import ca.uhn.fhir.context.FhirContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** FHIR R4's definitions, which take a while to read and are read when first asked for. */
@Configuration
public class FhirBeans {

	@Bean
	public FhirContext fhirR4() {
		return FhirContext.forR4();
	}
}
