/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators;

import org.hl7.fhir.r4.model.Reference;
import org.openmrs.Patient;

/** Patients as references. */
public interface PatientReferenceTranslator extends OpenmrsFhirTranslator<Patient, Reference> {

	@Override
	Reference toFhirResource(Patient patient);

	/**
	 * @return null for an unknown patient
	 * @throws IllegalArgumentException if it refers to something else
	 */
	@Override
	Patient toOpenmrsType(Reference patient);
}
