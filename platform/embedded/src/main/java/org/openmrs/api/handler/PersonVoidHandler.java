/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Person;
import org.openmrs.User;
import org.openmrs.annotation.Handler;
import org.openmrs.api.context.Context;

/** Marks a person as void, and retires who logs in as that person. */
@Handler(supports = Person.class)
public class PersonVoidHandler implements VoidHandler<Person> {

	@Override
	public void handle(Person person, User voidingUser, Date voidedDate, String voidReason) {
		if (person.getPersonVoided()) {
			return;
		}
		if (person.getPersonId() != null) {
			for (User user : Context.getUserService().getUsersByPerson(person, false)) {
				Context.getUserService().retireUser(user, voidReason);
			}
		}
		person.setPersonVoided(true);
		person.setPersonVoidReason(voidReason);
		if (person.getPersonVoidedBy() == null) {
			person.setPersonVoidedBy(voidingUser);
		}
		if (person.getPersonDateVoided() == null) {
			person.setPersonDateVoided(voidedDate);
		}
	}
}
