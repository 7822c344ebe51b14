/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators.impl;

import org.hl7.fhir.r4.model.Reference;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.api.PatientService;
import org.openmrs.module.fhir2.api.translators.PatientReferenceTranslator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link PatientReferenceTranslator}; shown are the name and the identifier with its type. */
@Component
public class PatientReferenceTranslatorImpl implements PatientReferenceTranslator {

	private final PatientService patients;

	@Autowired
	public PatientReferenceTranslatorImpl(@Qualifier("patientService") PatientService patients) {
		this.patients = patients;
	}

	@Override
	public Reference toFhirResource(Patient patient) {
		if (patient == null) {
			return null;
		}
		StringBuilder display = new StringBuilder();
		if (patient.getPersonName() != null) {
			display.append(patient.getPersonName().getFullName());
		}
		PatientIdentifier identifier = patient.getPatientIdentifier();
		if (identifier != null && identifier.getIdentifier() != null) {
			display.append(display.length() > 0 ? " (" : "(");
			if (identifier.getIdentifierType() != null) {
				display.append(identifier.getIdentifierType().getName()).append(": ");
			}
			display.append(identifier.getIdentifier()).append(')');
		}
		return References.to("Patient", patient.getUuid(), display.toString());
	}

	@Override
	public Patient toOpenmrsType(Reference reference) {
		return References.uuid(reference, "Patient", false).map(patients::getPatientByUuid).orElse(null);
	}
}
