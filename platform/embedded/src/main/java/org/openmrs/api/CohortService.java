/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.Cohort;
import org.openmrs.annotation.Authorized;
import org.openmrs.util.PrivilegeConstants;

/** Groups of patients. */
public interface CohortService extends OpenmrsService {

	@Authorized({ PrivilegeConstants.ADD_COHORTS, PrivilegeConstants.EDIT_COHORTS })
	Cohort saveCohort(Cohort cohort);

	@Authorized({ PrivilegeConstants.DELETE_COHORTS })
	Cohort voidCohort(Cohort cohort, String reason);

	/** A voided one too; null for none. */
	@Authorized({ PrivilegeConstants.GET_PATIENT_COHORTS })
	Cohort getCohortByUuid(String uuid);

	@Authorized({ PrivilegeConstants.GET_PATIENT_COHORTS })
	Cohort getCohortByName(String name);

	@Authorized({ PrivilegeConstants.GET_PATIENT_COHORTS })
	List<Cohort> getAllCohorts(boolean includeVoided);

	/** By name; voided ones too. */
	@Authorized({ PrivilegeConstants.GET_PATIENT_COHORTS })
	List<Cohort> getCohorts(String nameFragment);
}
