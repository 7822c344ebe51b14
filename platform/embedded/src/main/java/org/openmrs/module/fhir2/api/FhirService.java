/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api;

import java.util.Collection;
import java.util.List;

import org.hl7.fhir.instance.model.api.IAnyResource;

/** Reads resources of one type. */
public interface FhirService<T extends IAnyResource> {

	/** @throws ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException if there is none */
	T get(String uuid);

	/** @return those that there are */
	List<T> get(Collection<String> uuids);
}
