/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators;

import org.hl7.fhir.r4.model.Reference;

/**
 * References to what FHIR calls an encounter.
 *
 * @param <T> what OpenMRS calls it
 */
public interface EncounterReferenceTranslator<T> extends OpenmrsFhirTranslator<T, Reference> {

	@Override
	Reference toFhirResource(T encounter);

	/**
	 * @return null for an unknown encounter
	 * @throws IllegalArgumentException if it refers to something else
	 */
	@Override
	T toOpenmrsType(Reference encounter);
}
