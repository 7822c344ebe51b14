/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api;

import java.util.List;

import org.hl7.fhir.r4.model.Location;

/** Places of care as FHIR shows them. */
public interface FhirLocationService extends FhirService<Location> {

	/** @param name part of the name, in any case; null for all */
	List<Location> search(String name);
}
