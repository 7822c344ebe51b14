/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import java.util.Date;
import java.util.LinkedHashSet;
import java.util.Set;

import javax.persistence.CascadeType;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.OneToMany;
import javax.persistence.Table;

import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Patient;

/** An entity as modules write them: no mapping file, no column of the base class. */
@Entity
@Table(name = "sample_memo")
public class Memo extends BaseChangeableOpenmrsData {

	private static final long serialVersionUID = 1L;

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	@Column(name = "memo_id")
	private Integer id;

	@ManyToOne(optional = false)
	@JoinColumn(name = "patient_id")
	private Patient patient;

	@Column(name = "text", length = 20)
	private String text;

	@Column(name = "due")
	private Date due;

	@OneToMany(mappedBy = "parent", cascade = CascadeType.ALL)
	private Set<Memo> replies = new LinkedHashSet<>();

	@ManyToOne
	@JoinColumn(name = "parent_id")
	private Memo parent;

	protected Memo() {
	}

	public Memo(Patient patient, String text) {
		this.patient = patient;
		this.text = text;
	}

	@Override
	public Integer getId() {
		return id;
	}

	@Override
	public void setId(Integer id) {
		this.id = id;
	}

	public Patient getPatient() {
		return patient;
	}

	public String getText() {
		return text;
	}

	public void setText(String text) {
		this.text = text;
	}

	public Date getDue() {
		return due;
	}

	public void setDue(Date due) {
		this.due = due;
	}

	public Set<Memo> getReplies() {
		return replies;
	}

	public Memo reply(String replyText) {
		Memo reply = new Memo(patient, replyText);
		reply.parent = this;
		replies.add(reply);
		return reply;
	}
}
