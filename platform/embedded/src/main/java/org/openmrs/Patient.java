/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** A person who is cared for here, known by identifiers. */
public class Patient extends Person {

	private static final long serialVersionUID = 1L;

	private Integer patientId;

	private String allergyStatus = "Unknown";

	private Set<PatientIdentifier> identifiers;

	public Patient() {
		setPatient(true);
	}

	public Patient(Integer patientId) {
		super(patientId);
		this.patientId = patientId;
		setPatient(true);
	}

	public Patient(Person person) {
		super(person);
		if (person != null) {
			this.patientId = person.getPersonId();
		}
		setPatient(true);
	}

	public Integer getPatientId() {
		if (patientId == null) {
			patientId = getPersonId();
		}
		return patientId;
	}

	public void setPatientId(Integer patientId) {
		super.setPersonId(patientId);
		this.patientId = patientId;
	}

	@Override
	public void setPersonId(Integer personId) {
		super.setPersonId(personId);
		this.patientId = personId;
	}

	public String getAllergyStatus() {
		return allergyStatus;
	}

	public void setAllergyStatus(String allergyStatus) {
		this.allergyStatus = allergyStatus;
	}

	public Set<PatientIdentifier> getIdentifiers() {
		if (identifiers == null) {
			identifiers = new TreeSet<>();
		}
		return identifiers;
	}

	public void setIdentifiers(Set<PatientIdentifier> identifiers) {
		this.identifiers = identifiers;
	}

	public void addIdentifiers(Collection<PatientIdentifier> added) {
		added.forEach(this::addIdentifier);
	}

	/** Adds an identifier unless one of the same type, place and text is there. */
	public void addIdentifier(PatientIdentifier identifier) {
		if (identifier == null) {
			return;
		}
		identifier.setPatient(this);
		if (getActiveIdentifiers().stream().noneMatch(current -> current.equalsContent(identifier))) {
			getIdentifiers().add(identifier);
		}
	}

	public void removeIdentifier(PatientIdentifier identifier) {
		if (identifier != null) {
			getIdentifiers().remove(identifier);
		}
	}

	/** The preferred identifier, else any that is not void, else null. */
	public PatientIdentifier getPatientIdentifier() {
		return firstActive(identifier -> true);
	}

	public PatientIdentifier getPatientIdentifier(PatientIdentifierType type) {
		return firstActive(identifier -> type.equals(identifier.getIdentifierType()));
	}

	public PatientIdentifier getPatientIdentifier(Integer identifierTypeId) {
		return firstActive(identifier -> identifierTypeId.equals(identifier.getIdentifierType().getPatientIdentifierTypeId()));
	}

	public PatientIdentifier getPatientIdentifier(String identifierTypeName) {
		return firstActive(identifier -> identifierTypeName.equals(identifier.getIdentifierType().getName()));
	}

	private PatientIdentifier firstActive(Predicate<PatientIdentifier> which) {
		return getActiveIdentifiers().stream().filter(which).findFirst().orElse(null);
	}

	/** Those that are not void, preferred ones first. */
	public List<PatientIdentifier> getActiveIdentifiers() {
		List<PatientIdentifier> active = new ArrayList<>();
		List<PatientIdentifier> others = new ArrayList<>();
		for (PatientIdentifier identifier : getIdentifiers()) {
			if (!identifier.getVoided()) {
				(identifier.getPreferred() ? active : others).add(identifier);
			}
		}
		active.addAll(others);
		return active;
	}

	public List<PatientIdentifier> getPatientIdentifiers(PatientIdentifierType type) {
		return getIdentifiers().stream().filter(identifier -> !identifier.getVoided())
		        .filter(identifier -> type.equals(identifier.getIdentifierType())).collect(Collectors.toList());
	}

	public Person getPerson() {
		return this;
	}

	@Override
	public Integer getId() {
		return getPatientId();
	}

	@Override
	public void setId(Integer id) {
		setPatientId(id);
	}

	@Override
	public String toString() {
		return "Patient#" + patientId;
	}
}
