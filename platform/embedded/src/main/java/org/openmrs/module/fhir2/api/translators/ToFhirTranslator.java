/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators;

/** Translates one way. */
public interface ToFhirTranslator<T, U> extends FhirTranslator {

	U toFhirResource(T data);
}
