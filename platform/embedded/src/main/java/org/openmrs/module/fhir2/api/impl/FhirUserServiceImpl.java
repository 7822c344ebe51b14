/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.api.impl;

import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import org.hl7.fhir.r4.model.Practitioner;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.api.UserService;
import org.openmrs.module.fhir2.api.FhirUserService;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;

/** See {@link FhirUserService}. */
@Component
public class FhirUserServiceImpl implements FhirUserService {

	private final UserService users;

	@Autowired
	public FhirUserServiceImpl(@Qualifier("userService") UserService users) {
		this.users = users;
	}

	@Override
	public Practitioner get(String uuid) {
		User user = users.getUserByUuid(uuid);
		if (user == null) {
			throw new ResourceNotFoundException("Resource of type Practitioner with ID " + uuid + " is not known");
		}
		return translate(user);
	}

	@Override
	public List<Practitioner> get(Collection<String> uuids) {
		return uuids.stream().map(users::getUserByUuid).filter(Objects::nonNull).map(FhirUserServiceImpl::translate)
		        .collect(Collectors.toList());
	}

	private static Practitioner translate(User user) {
		Practitioner result = new Practitioner();
		result.setId(user.getUuid());
		result.addIdentifier().setValue(user.getUsername() == null ? user.getSystemId() : user.getUsername());
		PersonName name = user.getPerson() == null ? null : user.getPerson().getPersonName();
		if (name != null) {
			result.addName().setText(name.getFullName()).setFamily(name.getFamilyName()).addGiven(name.getGivenName());
		}
		result.setActive(!Boolean.TRUE.equals(user.getRetired()));
		return result;
	}
}
