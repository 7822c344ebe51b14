/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.Patient;
import org.openmrs.PatientIdentifierType;
import org.openmrs.annotation.Authorized;
import org.openmrs.util.PrivilegeConstants;

/** Patients and the types of their identifiers. */
public interface PatientService extends OpenmrsService {

	@Authorized({ PrivilegeConstants.ADD_PATIENTS, PrivilegeConstants.EDIT_PATIENTS })
	Patient savePatient(Patient patient);

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	Patient getPatient(Integer patientId);

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	Patient getPatientByUuid(String uuid);

	/** All that are not void. */
	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	List<Patient> getAllPatients();

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	List<Patient> getAllPatients(boolean includeVoided);

	/** Those with that identifier, or with names that begin with every word of the query. */
	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	List<Patient> getPatients(String query);

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	List<Patient> getPatients(String query, Integer start, Integer length);

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	List<Patient> getPatients(String query, boolean includeVoided, Integer start, Integer length);

	@Authorized({ PrivilegeConstants.GET_PATIENTS })
	Integer getCountOfPatients(String query);

	@Authorized({ PrivilegeConstants.DELETE_PATIENTS })
	Patient voidPatient(Patient patient, String reason);

	@Authorized({ PrivilegeConstants.DELETE_PATIENTS })
	Patient unvoidPatient(Patient patient);

	@Authorized({ PrivilegeConstants.MANAGE_IDENTIFIER_TYPES })
	PatientIdentifierType savePatientIdentifierType(PatientIdentifierType type);

	@Authorized({ PrivilegeConstants.GET_IDENTIFIER_TYPES })
	List<PatientIdentifierType> getAllPatientIdentifierTypes();

	@Authorized({ PrivilegeConstants.GET_IDENTIFIER_TYPES })
	PatientIdentifierType getPatientIdentifierType(Integer typeId);

	@Authorized({ PrivilegeConstants.GET_IDENTIFIER_TYPES })
	PatientIdentifierType getPatientIdentifierTypeByUuid(String uuid);

	@Authorized({ PrivilegeConstants.GET_IDENTIFIER_TYPES })
	PatientIdentifierType getPatientIdentifierTypeByName(String name);
}
