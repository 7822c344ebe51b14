/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.annotation.Handler;

/** Makes a person valid again. */
@Handler(supports = Person.class)
public class PersonUnvoidHandler implements UnvoidHandler<Person> {

	@Override
	public void handle(Person person, User unvoidingUser, Date parentVoidedDate, String unused) {
		if (person.getPersonVoided()
		        && (parentVoidedDate == null || parentVoidedDate.equals(person.getPersonDateVoided()))) {
			person.setPersonVoided(false);
			person.setPersonVoidedBy(null);
			person.setPersonDateVoided(null);
			person.setPersonVoidReason(null);
		}
	}
}
