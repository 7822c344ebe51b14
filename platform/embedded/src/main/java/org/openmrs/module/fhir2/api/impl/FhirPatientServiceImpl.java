/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.impl;

import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.BooleanType;
import org.hl7.fhir.r4.model.DateType;
import org.hl7.fhir.r4.model.Enumerations.AdministrativeGender;
import org.hl7.fhir.r4.model.HumanName;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Identifier.IdentifierUse;
import org.hl7.fhir.r4.model.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonName;
import org.openmrs.api.PatientService;
import org.openmrs.module.fhir2.api.FhirPatientService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link FhirPatientService}. */
@Component
public class FhirPatientServiceImpl implements FhirPatientService {

	private final PatientService patients;

	@Autowired
	public FhirPatientServiceImpl(@Qualifier("patientService") PatientService patients) {
		this.patients = patients;
	}

	@Override
	public Patient get(String uuid) {
		org.openmrs.Patient patient = patients.getPatientByUuid(uuid);
		if (patient == null) {
			throw new ResourceNotFoundException("Resource of type Patient with ID " + uuid + " is not known");
		}
		return translate(patient);
	}

	@Override
	public List<Patient> get(Collection<String> uuids) {
		return uuids.stream().map(patients::getPatientByUuid).filter(Objects::nonNull).map(FhirPatientServiceImpl::translate)
		        .collect(Collectors.toList());
	}

	@Override
	public List<Patient> search(String query, int start, int length) {
		List<org.openmrs.Patient> found = query == null ? page(patients.getAllPatients(), start, length) : patients.getPatients(query, start, length);
		return found.stream().map(FhirPatientServiceImpl::translate).collect(Collectors.toList());
	}

	private static List<org.openmrs.Patient> page(List<org.openmrs.Patient> all, int start, int length) {
		return all.subList(Math.min(start, all.size()), Math.min(start + length, all.size()));
	}

	@Override
	public int count(String query) {
		return query == null ? patients.getAllPatients().size() : patients.getCountOfPatients(query);
	}

	private static Patient translate(org.openmrs.Patient patient) {
		Patient result = new Patient();
		result.setId(patient.getUuid());
		Date changed = patient.getDateChanged();
		result.getMeta().setLastUpdated(changed == null ? patient.getDateCreated() : changed);
		result.setActive(!Boolean.TRUE.equals(patient.getVoided()));
		patient.getActiveIdentifiers().forEach(identifier -> result.addIdentifier(translate(identifier)));
		for (PersonName name : patient.getNames()) {
			if (!Boolean.TRUE.equals(name.getVoided())) {
				result.addName(translate(name));
			}
		}
		result.setGender(gender(patient.getGender()));
		if (patient.getBirthdate() != null) {
			result.setBirthDateElement(new DateType(patient.getBirthdate()));
		}
		result.setDeceased(new BooleanType(Boolean.TRUE.equals(patient.getDead())));
		return result;
	}

	private static Identifier translate(PatientIdentifier identifier) {
		Identifier result = new Identifier();
		result.setId(identifier.getUuid());
		result.setUse(Boolean.TRUE.equals(identifier.getPreferred()) ? IdentifierUse.OFFICIAL : IdentifierUse.USUAL);
		if (identifier.getIdentifierType() != null) {
			result.getType().setText(identifier.getIdentifierType().getName()).addCoding().setCode(identifier.getIdentifierType().getUuid());
		}
		return result.setValue(identifier.getIdentifier());
	}

	private static HumanName translate(PersonName name) {
		HumanName result = new HumanName();
		result.setId(name.getUuid());
		result.setText(name.getFullName());
		result.setFamily(name.getFamilyName());
		result.addGiven(name.getGivenName());
		if (name.getMiddleName() != null) {
			result.addGiven(name.getMiddleName());
		}
		return result;
	}

	private static AdministrativeGender gender(String gender) {
		switch (gender == null ? "" : gender) {
			case "M":
				return AdministrativeGender.MALE;
			case "F":
				return AdministrativeGender.FEMALE;
			case "O":
				return AdministrativeGender.OTHER;
			default:
				return AdministrativeGender.UNKNOWN;
		}
	}
}
