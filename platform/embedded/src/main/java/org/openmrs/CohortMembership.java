/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;

import org.openmrs.util.OpenmrsUtil;

/** That a patient belongs to a cohort, from one day to another or for good. */
@Entity
@Table(name = "cohort_member")
public class CohortMembership extends BaseChangeableOpenmrsData {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "cohort_member_id")
	private Integer cohortMemberId;

	@ManyToOne(optional = false)
	@JoinColumn(name = "cohort_id")
	private Cohort cohort;

	@Column(name = "patient_id", nullable = false)
	private Integer patientId;

	@Column(name = "start_date", nullable = false)
	private Date startDate;

	@Column(name = "end_date")
	private Date endDate;

	public CohortMembership() {
	}

	public CohortMembership(Integer patientId) {
		this(patientId, new Date());
	}

	public CohortMembership(Integer patientId, Date startDate) {
		this.patientId = patientId;
		this.startDate = startDate;
	}

	/** Both ends included. */
	public boolean isActive(Date asOfDate) {
		Date date = asOfDate == null ? new Date() : asOfDate;
		return !getVoided() && OpenmrsUtil.compare(startDate, date) <= 0 && OpenmrsUtil.compareWithNullAsLatest(date, endDate) <= 0;
	}

	public Integer getCohortMemberId() {
		return cohortMemberId;
	}

	public void setCohortMemberId(Integer cohortMemberId) {
		this.cohortMemberId = cohortMemberId;
	}

	public Cohort getCohort() {
		return cohort;
	}

	public void setCohort(Cohort cohort) {
		this.cohort = cohort;
	}

	public Integer getPatientId() {
		return patientId;
	}

	public void setPatientId(Integer patientId) {
		this.patientId = patientId;
	}

	public Date getStartDate() {
		return startDate;
	}

	public void setStartDate(Date startDate) {
		this.startDate = startDate;
	}

	public Date getEndDate() {
		return endDate;
	}

	public void setEndDate(Date endDate) {
		this.endDate = endDate;
	}

	@Override
	public Integer getId() {
		return getCohortMemberId();
	}

	@Override
	public void setId(Integer id) {
		setCohortMemberId(id);
	}
}
