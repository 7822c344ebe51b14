/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.annotation.Handler;
import org.openmrs.api.APIException;
import org.springframework.util.StringUtils;

/** Ties a person's names and attributes to it and keeps its own void columns in step. */
@Handler(supports = Person.class)
public class PersonSaveHandler implements SaveHandler<Person> {

	@Override
	public void handle(Person person, User creator, Date dateCreated, String other) {
		person.getNames().forEach(name -> name.setPerson(person));
		person.getAttributes().forEach(attribute -> attribute.setPerson(person));
		if (!person.getPersonVoided()) {
			person.setPersonVoidedBy(null);
			person.setPersonDateVoided(null);
			person.setPersonVoidReason(null);
			return;
		}
		if (!StringUtils.hasLength(person.getPersonVoidReason())) {
			throw new APIException("Person.voided.bit", new Object[] { person });
		}
		if (person.getPersonVoidedBy() == null) {
			person.setPersonVoidedBy(creator);
		}
		if (person.getPersonDateVoided() == null) {
			person.setPersonDateVoided(dateCreated);
		}
	}
}
