/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api;

import org.hl7.fhir.r4.model.Practitioner;

/** Users as FHIR shows them. */
public interface FhirUserService extends FhirService<Practitioner> {
}
