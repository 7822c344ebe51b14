/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api;

import java.util.List;

import org.hl7.fhir.r4.model.Patient;

/** Patients as FHIR shows them. */
public interface FhirPatientService extends FhirService<Patient> {

	@Override
	Patient get(String uuid);

	/** Those with that identifier, or with names that begin with every word. */
	List<Patient> search(String query, int start, int length);

	int count(String query);
}
