/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.providers.r4;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Practitioner;
import org.openmrs.module.fhir2.api.FhirUserService;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Users as practitioners: read. */
@Component("practitionerFhirR4ResourceProvider")
@R4Provider
public class PractitionerFhirResourceProvider implements IResourceProvider {

	private final FhirUserService users;

	@Autowired
	public PractitionerFhirResourceProvider(FhirUserService users) {
		this.users = users;
	}

	@Override
	public Class<? extends IBaseResource> getResourceType() {
		return Practitioner.class;
	}

	@Read
	public Practitioner getPractitionerById(@IdParam IdType id) {
		return users.get(id.getIdPart());
	}
}
