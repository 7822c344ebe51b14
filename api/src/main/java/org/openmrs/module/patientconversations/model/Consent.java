/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.hibernate.annotations.Type;
import org.openmrs.BaseOpenmrsObject;
import org.openmrs.Patient;
import org.openmrs.User;

/**
 * One entry of the consent ledger: what a patient said of one channel and one address, as told by whom, when and how.
 * Entries are never changed; the newest for a patient, channel and address counts.
 */
@Entity
@Table(name = "patientconversations_consent")
@Immutable
public class Consent extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "consent_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "patient_id", updatable = false)
    private Patient patient;

    @Column(name = "channel", nullable = false, length = 32, updatable = false)
    private String channel;

    @Column(name = "address", nullable = false, updatable = false)
    private String address;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false, updatable = false)
    private ConsentStatus status;

    @Enumerated(EnumType.STRING)
    @Column(name = "method", length = 16, nullable = false, updatable = false)
    private ConsentMethod method;

    @Column(name = "wording_version", length = 64, updatable = false)
    private String wordingVersion;

    @Type(type = "text")
    @Column(name = "wording", updatable = false)
    private String wording;

    @Column(name = "note", length = 1024, updatable = false)
    private String note;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "creator", updatable = false)
    private User creator;

    @Column(name = "date_created", nullable = false, updatable = false)
    private Instant dateCreated;

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

    public void setPatient(Patient patient) {
        this.patient = patient;
    }

    public String getChannel() {
        return channel;
    }

    public void setChannel(String channel) {
        this.channel = channel;
    }

    public String getAddress() {
        return address;
    }

    public void setAddress(String address) {
        this.address = address;
    }

    public ConsentStatus getStatus() {
        return status;
    }

    public void setStatus(ConsentStatus status) {
        this.status = status;
    }

    public ConsentMethod getMethod() {
        return method;
    }

    public void setMethod(ConsentMethod method) {
        this.method = method;
    }

    public String getWordingVersion() {
        return wordingVersion;
    }

    public void setWordingVersion(String wordingVersion) {
        this.wordingVersion = wordingVersion;
    }

    public String getWording() {
        return wording;
    }

    public void setWording(String wording) {
        this.wording = wording;
    }

    public String getNote() {
        return note;
    }

    public void setNote(String note) {
        this.note = note;
    }

    public User getCreator() {
        return creator;
    }

    public void setCreator(User creator) {
        this.creator = creator;
    }

    public Date getDateCreated() {
        return Times.toDate(dateCreated);
    }

    public void setDateCreated(Date dateCreated) {
        this.dateCreated = Times.toInstant(dateCreated);
    }
}
