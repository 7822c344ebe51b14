/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import javax.persistence.AttributeOverride;
import javax.persistence.AttributeOverrides;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.GeneratedValue;
import javax.persistence.Id;
import javax.persistence.Table;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.annotations.GenericGenerator;

/** A numbering scheme for patients. */
@Entity
@Table(name = "patient_identifier_type")
@AttributeOverrides({
        @AttributeOverride(name = "name", column = @Column(name = "name", nullable = false, length = 50)),
        @AttributeOverride(name = "description", column = @Column(name = "description", length = 65535, columnDefinition = "text")) })
public class PatientIdentifierType extends BaseChangeableOpenmrsMetadata {

	private static final long serialVersionUID = 1L;

	/** Whether an identifier of this type names a place. */
	public enum LocationBehavior {
		REQUIRED,
		NOT_USED
	}

	/** Among which patients an identifier of this type must be unique. */
	public enum UniquenessBehavior {
		UNIQUE,
		NON_UNIQUE,
		LOCATION
	}

	@Id
	@GeneratedValue(generator = "native")
	@GenericGenerator(name = "native", strategy = "native")
	@Column(name = "patient_identifier_type_id")
	private Integer patientIdentifierTypeId;

	@Column(name = "format")
	private String format;

	@Column(name = "required", nullable = false)
	private Boolean required = Boolean.FALSE;

	@Column(name = "format_description", length = 250)
	private String formatDescription;

	@Column(name = "validator", length = 200)
	private String validator;

	@Enumerated(EnumType.STRING)
	@Column(name = "location_behavior", length = 50)
	private LocationBehavior locationBehavior;

	@Enumerated(EnumType.STRING)
	@Column(name = "uniqueness_behavior", length = 50)
	private UniquenessBehavior uniquenessBehavior;

	public PatientIdentifierType() {
	}

	public PatientIdentifierType(Integer patientIdentifierTypeId) {
		this.patientIdentifierTypeId = patientIdentifierTypeId;
	}

	public Integer getPatientIdentifierTypeId() {
		return patientIdentifierTypeId;
	}

	public void setPatientIdentifierTypeId(Integer patientIdentifierTypeId) {
		this.patientIdentifierTypeId = patientIdentifierTypeId;
	}

	public String getFormat() {
		return format;
	}

	public void setFormat(String format) {
		this.format = format;
	}

	public Boolean getRequired() {
		return required;
	}

	public void setRequired(Boolean required) {
		this.required = required;
	}

	public String getFormatDescription() {
		return formatDescription;
	}

	public void setFormatDescription(String formatDescription) {
		this.formatDescription = formatDescription;
	}

	public String getValidator() {
		return validator;
	}

	public void setValidator(String validator) {
		this.validator = validator;
	}

	public boolean hasValidator() {
		return StringUtils.isNotEmpty(validator);
	}

	public LocationBehavior getLocationBehavior() {
		return locationBehavior;
	}

	public void setLocationBehavior(LocationBehavior locationBehavior) {
		this.locationBehavior = locationBehavior;
	}

	public UniquenessBehavior getUniquenessBehavior() {
		return uniquenessBehavior;
	}

	public void setUniquenessBehavior(UniquenessBehavior uniquenessBehavior) {
		this.uniquenessBehavior = uniquenessBehavior;
	}

	@Override
	public Integer getId() {
		return getPatientIdentifierTypeId();
	}

	@Override
	public void setId(Integer id) {
		setPatientIdentifierTypeId(id);
	}

	@Override
	public String toString() {
		return getName();
	}
}
