/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Date;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.Call;
import org.openmrs.module.webservices.rest.SimpleObject;

/** How other objects appear inside this module's representations. */
public final class Shown {

    private static final DateTimeFormatter MOMENT = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSSZ");

    private Shown() {
    }

    /** By name rather than log-in name, and whether or not the reader may look up users. */
    public static SimpleObject user(User user) {
        return user == null ? null : new SimpleObject().add("uuid", user.getUuid()).add("display", name(user));
    }

    /** As webservices.rest writes moments. */
    public static String moment(Date moment) {
        return moment == null ? null : MOMENT.format(moment.toInstant().atZone(ZoneId.systemDefault()));
    }

    public static SimpleObject patient(Patient patient) {
        return new SimpleObject().add("uuid", patient.getUuid()).add("display", name(patient))
                .add("birthdate", patient.getBirthdate() == null ? null : new java.sql.Date(patient.getBirthdate().getTime()).toLocalDate().toString());
    }

    static String name(Person person) {
        return Optional.ofNullable(person.getPersonName()).map(PersonName::getFullName).orElse("");
    }

    static String name(User user) {
        Optional<String> name = Optional.ofNullable(user.getPerson()).map(Shown::name).filter(text -> !text.isEmpty());
        return name.orElseGet(() -> Optional.ofNullable(user.getUsername()).orElseGet(user::getSystemId));
    }

    static SimpleObject call(Call call) {
        return call == null || call.getOutcome() == null ? null : new SimpleObject().add("outcome", call.getOutcome()).add("seconds", call.getSeconds())
                .add("transcript", call.getTranscript());
    }
}
