/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Date;

import org.openmrs.Cohort;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.Person;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.PersonName;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.PersonService;
import org.openmrs.api.UserService;
import org.openmrs.api.context.Context;

/** Puts in the demo users, patients and cohorts that are not there; what is there, or was and was changed or removed, stays as it is. */
final class DemoData {

	private DemoData() {
	}

	/** Is called as the daemon user, after the modules have started: their attribute types and privileges are used. */
	static void load() {
		// As O3's distribution has it: O3 cannot name a language that is written with an underscore.
		Context.getAdministrationService().setGlobalProperty("default_locale", "en");
		DemoUser.all().forEach(DemoData::saveUser);
		DemoPatient.all().forEach(DemoData::savePatient);
		DemoCohort.all().forEach(DemoData::saveCohort);
	}

	private static void saveUser(DemoUser demo) {
		UserService users = Context.getUserService();
		Role role = users.getRole(demo.role());
		if (role == null) {
			role = new Role(demo.role(), demo.description());
		}
		for (String name : demo.privileges()) {
			Privilege privilege = users.getPrivilege(name);
			if (privilege != null && !role.hasPrivilege(name)) {
				role.addPrivilege(privilege);
			}
		}
		users.saveRole(role);
		if (users.getUserByUsername(demo.username()) == null) {
			Person person = new Person();
			person.setGender(demo.sex());
			person.addName(new PersonName(demo.given(), null, demo.family()));
			User user = new User(person);
			user.setUsername(demo.username());
			user.addRole(role);
			// O3 keeps the place of the first log-in as the user's own, which takes a privilege that these users do not have.
			user.setUserProperty("defaultLocation", Context.getLocationService().getDefaultLocation().getUuid());
			users.createUser(user, demo.password());
		}
	}

	private static void savePatient(DemoPatient demo) {
		Patient patient = find(demo.identifier());
		if (patient == null) {
			patient = patient(demo);
		}
		boolean added = addAttribute(patient, "patientconversations.contact.smsAttributeType", demo.phone());
		added |= addAttribute(patient, "patientconversations.contact.emailAttributeType", demo.email());
		if (added || patient.getId() == null) {
			Context.getPatientService().savePatient(patient);
		}
	}

	private static void saveCohort(DemoCohort demo) {
		if (Context.getCohortService().getCohortByName(demo.name()) == null) {
			Integer[] members = demo.identifiers().stream().map(identifier -> find(identifier).getPatientId()).toArray(Integer[]::new);
			Context.getCohortService().saveCohort(new Cohort(demo.name(), demo.description(), members));
		}
	}

	/** @return the patient of that identifier, or null */
	static Patient find(String identifier) {
		return Context.getPatientService().getPatients(identifier).stream()
		        .filter(patient -> patient.getActiveIdentifiers().stream().anyMatch(each -> identifier.equals(each.getIdentifier())))
		        .findFirst().orElse(null);
	}

	private static Patient patient(DemoPatient demo) {
		Patient patient = new Patient();
		patient.addName(new PersonName(demo.given(), null, demo.family()));
		patient.setGender(demo.sex());
		patient.setBirthdate(date(demo.born()));
		if (!demo.died().isEmpty()) {
			patient.setDead(true);
			patient.setDeathDate(date(demo.died()));
		}
		PatientIdentifier identifier = new PatientIdentifier(demo.identifier(),
		        Context.getPatientService().getAllPatientIdentifierTypes().get(0), Context.getLocationService().getDefaultLocation());
		identifier.setPreferred(true);
		patient.addIdentifier(identifier);
		return patient;
	}

	private static Date date(String isoDate) {
		return Date.from(LocalDate.parse(isoDate).atStartOfDay(ZoneId.systemDefault()).toInstant());
	}

	private static boolean addAttribute(Patient patient, String globalProperty, String value) {
		PersonAttributeType type = attributeType(Context.getAdministrationService().getGlobalProperty(globalProperty));
		if (value.isEmpty() || type == null
		        || patient.getAttributes().stream().anyMatch(attribute -> type.equals(attribute.getAttributeType()))) {
			return false;
		}
		patient.addAttribute(new PersonAttribute(type, value));
		return true;
	}

	private static PersonAttributeType attributeType(String uuidOrName) {
		if (uuidOrName == null || uuidOrName.isBlank()) {
			return null;
		}
		PersonService persons = Context.getPersonService();
		PersonAttributeType type = persons.getPersonAttributeTypeByUuid(uuidOrName.trim());
		return type == null ? persons.getPersonAttributeTypeByName(uuidOrName.trim()) : type;
	}
}
