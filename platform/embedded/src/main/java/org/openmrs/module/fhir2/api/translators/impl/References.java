/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators.impl;

import java.util.Optional;

import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Reference;

/** References of one type to OpenMRS' objects. */
final class References {

	private References() {
	}

	static Reference to(String type, String uuid, String display) {
		return new Reference().setReference(type + "/" + uuid).setType(type).setDisplay(display);
	}

	/**
	 * @param untyped whether a reference without a type is taken for one of this type
	 * @return the uuid that it refers to
	 * @throws IllegalArgumentException if it is of another type
	 */
	static Optional<String> uuid(Reference reference, String type, boolean untyped) {
		if (reference == null || !reference.hasReference()) {
			return Optional.empty();
		}
		IdType id = new IdType(reference.getReference());
		String given = reference.hasType() ? reference.getType() : id.getResourceType();
		if (given == null ? !untyped : !given.equals(type)) {
			throw new IllegalArgumentException("Reference must be to a " + type);
		}
		return Optional.ofNullable(id.getIdPart());
	}
}
