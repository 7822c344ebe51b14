/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.providers.r4;

import java.util.Collections;
import java.util.List;

import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.OptionalParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.annotation.Search;
import ca.uhn.fhir.rest.api.server.IBundleProvider;
import ca.uhn.fhir.rest.param.StringParam;
import ca.uhn.fhir.rest.param.TokenParam;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.SimpleBundleProvider;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Patient;
import org.openmrs.module.fhir2.api.FhirPatientService;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Patients: read, and search by id, name or identifier. */
@Component("patientFhirR4ResourceProvider")
@R4Provider
public class PatientFhirResourceProvider implements IResourceProvider {

	private final FhirPatientService patients;

	@Autowired
	public PatientFhirResourceProvider(FhirPatientService patients) {
		this.patients = patients;
	}

	@Override
	public Class<? extends IBaseResource> getResourceType() {
		return Patient.class;
	}

	@Read
	public Patient getPatientByUuid(@IdParam IdType id) {
		return patients.get(id.getIdPart());
	}

	@Search
	public IBundleProvider searchPatients(@OptionalParam(name = "_id") TokenParam id, @OptionalParam(name = Patient.SP_NAME) StringParam name,
	        @OptionalParam(name = Patient.SP_IDENTIFIER) TokenParam identifier) {
		if (id != null) {
			return new SimpleBundleProvider(patients.get(Collections.singletonList(id.getValue())));
		}
		String query = name != null ? name.getValue() : identifier != null ? identifier.getValue() : null;
		return new SimpleBundleProvider() {

			@Override
			public Integer size() {
				return patients.count(query);
			}

			@Override
			public List<IBaseResource> getResources(int from, int to) {
				return List.copyOf(patients.search(query, from, to - from));
			}
		};
	}
}
