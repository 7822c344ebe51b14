/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Objects;

import org.openmrs.util.OpenmrsUtil;

/** A text by which a patient is known, of some type and given at some place. */
public class PatientIdentifier extends BaseChangeableOpenmrsData implements Serializable, Comparable<PatientIdentifier> {

	private static final long serialVersionUID = 1L;

	private Integer patientIdentifierId;

	private Patient patient;

	private String identifier;

	private PatientIdentifierType identifierType;

	private Location location;

	private Boolean preferred = false;

	public PatientIdentifier() {
	}

	public PatientIdentifier(String identifier, PatientIdentifierType type, Location location) {
		this.identifier = identifier;
		this.identifierType = type;
		this.location = location;
	}

	/** Whether the other has no text, type or place that differs from this one's; what the other lacks does not count. */
	public boolean equalsContent(PatientIdentifier other) {
		return sameOrAbsent(other.getIdentifier(), getIdentifier())
		        && sameOrAbsent(other.getIdentifierType(), getIdentifierType())
		        && sameOrAbsent(other.getLocation(), getLocation());
	}

	private static boolean sameOrAbsent(Object theirs, Object mine) {
		return theirs == null || Objects.equals(theirs, mine);
	}

	public Integer getPatientIdentifierId() {
		return patientIdentifierId;
	}

	public void setPatientIdentifierId(Integer patientIdentifierId) {
		this.patientIdentifierId = patientIdentifierId;
	}

	public Patient getPatient() {
		return patient;
	}

	public void setPatient(Patient patient) {
		this.patient = patient;
	}

	public String getIdentifier() {
		return identifier;
	}

	public void setIdentifier(String identifier) {
		this.identifier = identifier;
	}

	public PatientIdentifierType getIdentifierType() {
		return identifierType;
	}

	public void setIdentifierType(PatientIdentifierType identifierType) {
		this.identifierType = identifierType;
	}

	public Location getLocation() {
		return location;
	}

	public void setLocation(Location location) {
		this.location = location;
	}

	public Boolean getPreferred() {
		return preferred;
	}

	public void setPreferred(Boolean preferred) {
		this.preferred = preferred;
	}

	@Override
	public Integer getId() {
		return getPatientIdentifierId();
	}

	@Override
	public void setId(Integer id) {
		setPatientIdentifierId(id);
	}

	@Override
	public String toString() {
		return identifier;
	}

	@Override
	public int compareTo(PatientIdentifier other) {
		return new DefaultComparator().compare(this, other);
	}

	/** The order of identifiers within a patient. */
	public static class DefaultComparator implements Comparator<PatientIdentifier>, Serializable {

		private static final long serialVersionUID = 1L;

		private static final Comparator<PatientIdentifier> BY_USE_AGE_AND_TEXT = Comparator
		        .comparing(PatientIdentifier::getVoided).thenComparing(PatientIdentifier::getPreferred)
		        .thenComparing(PatientIdentifier::getDateCreated, OpenmrsUtil::compareWithNullAsLatest)
		        .thenComparing(DefaultComparator::typeId, OpenmrsUtil::compareWithNullAsGreatest)
		        .thenComparing(PatientIdentifier::getIdentifier, OpenmrsUtil::compareWithNullAsGreatest);

		private static Integer typeId(PatientIdentifier identifier) {
			return identifier.getIdentifierType() == null ? null : identifier.getIdentifierType().getId();
		}

		@Override
		public int compare(PatientIdentifier first, PatientIdentifier second) {
			if (second == null) {
				return 0;
			}
			int order = BY_USE_AGE_AND_TEXT.compare(first, second);
			return order == 0 && !first.equalsContent(second) ? 1 : order;
		}
	}
}
