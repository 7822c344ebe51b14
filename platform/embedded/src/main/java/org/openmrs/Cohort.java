/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Collection;
import java.util.Date;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;

import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.OneToMany;
import javax.persistence.Table;

/** A named group of patients, each of whom belongs to it from one day to another. */
@Entity
@Table(name = "cohort")
public class Cohort extends BaseChangeableOpenmrsData {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "cohort_id")
	private Integer cohortId;

	@Column(name = "name", nullable = false)
	private String name;

	@Column(name = "description", nullable = false, length = 1000)
	private String description;

	@OneToMany(mappedBy = "cohort", targetEntity = CohortMembership.class, cascade = CascadeType.ALL, orphanRemoval = true)
	private Set<CohortMembership> memberships = new HashSet<>();

	public Cohort() {
	}

	public Cohort(String name, String description, Integer[] ids) {
		this.name = name;
		this.description = description;
		if (ids != null) {
			for (Integer id : ids) {
				addMember(id);
			}
		}
	}

	/** From now on. */
	public void addMember(Integer patientId) {
		addMembership(new CohortMembership(patientId));
	}

	public boolean addMembership(CohortMembership membership) {
		membership.setCohort(this);
		return memberships.add(membership);
	}

	public Collection<CohortMembership> getMemberships() {
		return memberships;
	}

	public Collection<CohortMembership> getActiveMemberships() {
		return getActiveMemberships(new Date());
	}

	public Collection<CohortMembership> getActiveMemberships(Date asOfDate) {
		return memberships.stream().filter(membership -> membership.isActive(asOfDate)).collect(Collectors.toList());
	}

	public Integer getCohortId() {
		return cohortId;
	}

	public void setCohortId(Integer cohortId) {
		this.cohortId = cohortId;
	}

	public String getName() {
		return name;
	}

	public void setName(String name) {
		this.name = name;
	}

	public String getDescription() {
		return description;
	}

	public void setDescription(String description) {
		this.description = description;
	}

	/** How many memberships there are, ended ones too. */
	public int size() {
		return (int) memberships.stream().filter(membership -> !membership.getVoided()).count();
	}

	public int getSize() {
		return size();
	}

	@Override
	public Integer getId() {
		return getCohortId();
	}

	@Override
	public void setId(Integer id) {
		setCohortId(id);
	}
}
