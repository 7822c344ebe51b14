/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.annotation.Handler;

/** Ties a patient's identifiers to it. */
@Handler(supports = Patient.class)
public class PatientSaveHandler implements SaveHandler<Patient> {

	@Override
	public void handle(Patient patient, User creator, Date dateCreated, String other) {
		patient.getIdentifiers().stream().filter(identifier -> identifier.getPatient() == null)
		        .forEach(identifier -> identifier.setPatient(patient));
	}
}
