/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.Comparator;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;

import org.openmrs.util.OpenmrsUtil;

/** What kind of thing a {@link PersonAttribute} says; {@code format} is the class its value stands for. */
@Entity
@Table(name = "person_attribute_type")
public class PersonAttributeType extends BaseChangeableOpenmrsMetadata implements Serializable, Comparable<PersonAttributeType> {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "person_attribute_type_id")
	private Integer personAttributeTypeId;

	@Column(name = "format", length = 50)
	private String format;

	@Column(name = "foreign_key")
	private Integer foreignKey;

	@Column(name = "sort_weight", nullable = false)
	private Double sortWeight;

	@Column(name = "searchable", nullable = false)
	private Boolean searchable = false;

	@ManyToOne
	@JoinColumn(name = "edit_privilege")
	private Privilege editPrivilege;

	public PersonAttributeType() {
	}

	public PersonAttributeType(Integer personAttributeTypeId) {
		this.personAttributeTypeId = personAttributeTypeId;
	}

	public Integer getPersonAttributeTypeId() {
		return personAttributeTypeId;
	}

	public void setPersonAttributeTypeId(Integer personAttributeTypeId) {
		this.personAttributeTypeId = personAttributeTypeId;
	}

	public String getFormat() {
		return format;
	}

	public void setFormat(String format) {
		this.format = format;
	}

	public Integer getForeignKey() {
		return foreignKey;
	}

	public void setForeignKey(Integer foreignKey) {
		this.foreignKey = foreignKey;
	}

	public Double getSortWeight() {
		return sortWeight;
	}

	public void setSortWeight(Double sortWeight) {
		this.sortWeight = sortWeight;
	}

	public Boolean getSearchable() {
		return searchable;
	}

	public void setSearchable(Boolean searchable) {
		this.searchable = searchable;
	}

	public Privilege getEditPrivilege() {
		return editPrivilege;
	}

	public void setEditPrivilege(Privilege editPrivilege) {
		this.editPrivilege = editPrivilege;
	}

	@Override
	public Integer getId() {
		return getPersonAttributeTypeId();
	}

	@Override
	public void setId(Integer id) {
		setPersonAttributeTypeId(id);
	}

	@Override
	public String toString() {
		return getName();
	}

	@Override
	public int compareTo(PersonAttributeType other) {
		return new DefaultComparator().compare(this, other);
	}

	/** The order of types: as they were created, unsaved ones last. */
	public static class DefaultComparator implements Comparator<PersonAttributeType>, Serializable {

		private static final long serialVersionUID = 1L;

		@Override
		public int compare(PersonAttributeType first, PersonAttributeType second) {
			return OpenmrsUtil.compareWithNullAsGreatest(first.getPersonAttributeTypeId(),
			    second.getPersonAttributeTypeId());
		}
	}
}
