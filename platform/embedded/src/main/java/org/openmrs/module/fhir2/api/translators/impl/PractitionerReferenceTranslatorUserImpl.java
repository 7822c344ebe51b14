/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.translators.impl;

import org.hl7.fhir.r4.model.Reference;
import org.openmrs.User;
import org.openmrs.api.UserService;
import org.openmrs.module.fhir2.api.translators.PractitionerReferenceTranslator;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link PractitionerReferenceTranslator}; shown is the name. */
@Component
public class PractitionerReferenceTranslatorUserImpl implements PractitionerReferenceTranslator<User> {

	private final UserService users;

	@Autowired
	public PractitionerReferenceTranslatorUserImpl(@Qualifier("userService") UserService users) {
		this.users = users;
	}

	@Override
	public Reference toFhirResource(User user) {
		if (user == null) {
			return null;
		}
		boolean named = user.getPerson() != null && user.getPerson().getPersonName() != null;
		return References.to("Practitioner", user.getUuid(), named ? user.getPerson().getPersonName().getFullName() : null);
	}

	@Override
	public User toOpenmrsType(Reference reference) {
		return References.uuid(reference, "Practitioner", true).map(users::getUserByUuid).orElse(null);
	}
}
