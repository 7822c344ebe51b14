/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.time.LocalDate;
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
import org.hibernate.annotations.DynamicUpdate;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Patient;

/** Who may read and answer the Secure conversations of a patient: the patient, or a parent or carer as themselves. */
@Entity
@Table(name = "patientconversations_participant")
@DynamicUpdate
public class Participant extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "participant_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "patient_id", updatable = false)
    private Patient patient;

    @Enumerated(EnumType.STRING)
    @Column(name = "kind", length = 16, nullable = false, updatable = false)
    private ParticipantKind kind;

    @Column(name = "name")
    private String name;

    @Column(name = "relationship", length = 100)
    private String relationship;

    @Enumerated(EnumType.STRING)
    @Column(name = "contact_system", length = 16, nullable = false)
    private ContactSystem contactSystem;

    @Column(name = "contact_value", nullable = false)
    private String contactValue;

    @Column(name = "locale", length = 16)
    private String locale;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private ParticipantStatus status;

    @Column(name = "joined")
    private Instant joined;

    @Column(name = "ends_on")
    private LocalDate endsOn;

    @Column(name = "failed_tries", nullable = false)
    private int failedTries;

    @Column(name = "locks", nullable = false)
    private int locks;

    @Column(name = "locked_until")
    private Instant lockedUntil;

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

    public ParticipantKind getKind() {
        return kind;
    }

    public void setKind(ParticipantKind kind) {
        this.kind = kind;
    }

    /** A proxy's; null for the patient, whose name is on the chart. */
    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    /** What a proxy is to the patient, in staff's words; null for the patient. */
    public String getRelationship() {
        return relationship;
    }

    public void setRelationship(String relationship) {
        this.relationship = relationship;
    }

    public ContactSystem getContactSystem() {
        return contactSystem;
    }

    public void setContactSystem(ContactSystem contactSystem) {
        this.contactSystem = contactSystem;
    }

    /** Where links and codes go, and nothing else does. */
    public String getContactValue() {
        return contactValue;
    }

    public void setContactValue(String contactValue) {
        this.contactValue = contactValue;
    }

    /** In which they are written to; null: as the settings say. */
    public String getLocale() {
        return locale;
    }

    public void setLocale(String locale) {
        this.locale = locale;
    }

    public ParticipantStatus getStatus() {
        return status;
    }

    public void setStatus(ParticipantStatus status) {
        this.status = status;
    }

    public Date getJoined() {
        return Times.toDate(joined);
    }

    public void setJoined(Date joined) {
        this.joined = Times.toInstant(joined);
    }

    /** The last day of their access, in the practice's zone; null: until it is ended by hand. */
    public LocalDate getEndsOn() {
        return endsOn;
    }

    public void setEndsOn(LocalDate endsOn) {
        this.endsOn = endsOn;
    }

    /** Wrong dates of birth and codes since the last right one, or the last lock. */
    public int getFailedTries() {
        return failedTries;
    }

    public void setFailedTries(int failedTries) {
        this.failedTries = failedTries;
    }

    /** How often in a row they were locked out; each lock is longer than the one before. */
    public int getLocks() {
        return locks;
    }

    public void setLocks(int locks) {
        this.locks = locks;
    }

    public Date getLockedUntil() {
        return Times.toDate(lockedUntil);
    }

    public void setLockedUntil(Date lockedUntil) {
        this.lockedUntil = Times.toInstant(lockedUntil);
    }
}
