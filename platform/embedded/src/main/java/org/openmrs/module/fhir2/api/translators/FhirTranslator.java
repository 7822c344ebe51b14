/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators;

/** Anything that translates between OpenMRS and FHIR. */
public interface FhirTranslator {
}
