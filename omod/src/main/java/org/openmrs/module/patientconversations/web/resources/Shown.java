/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.Optional;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.module.webservices.rest.SimpleObject;

/** How other objects appear inside this module's representations. */
final class Shown {

    private Shown() {
    }

    /** By name rather than log-in name, and whether or not the reader may look up users. */
    static SimpleObject user(User user) {
        return user == null ? null : new SimpleObject().add("uuid", user.getUuid()).add("display", name(user));
    }

    static String name(Person person) {
        return Optional.ofNullable(person.getPersonName()).map(PersonName::getFullName).orElse("");
    }

    private static String name(User user) {
        Optional<String> name = Optional.ofNullable(user.getPerson()).map(Shown::name).filter(text -> !text.isEmpty());
        return name.orElseGet(() -> Optional.ofNullable(user.getUsername()).orElseGet(user::getSystemId));
    }
}
