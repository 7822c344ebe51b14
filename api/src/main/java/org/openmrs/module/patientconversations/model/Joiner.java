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
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Patient;

/** Somebody who asks to join through a Practice Link: what they say of themselves, and whether their contact was shown to be theirs. It opens nothing. */
@Entity
@Table(name = "patientconversations_joiner")
public class Joiner extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "joiner_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "practice_link_id")
    private PracticeLink practiceLink;

    @Column(name = "secret_hash", length = 64, nullable = false, unique = true, updatable = false)
    private String secretHash;

    @Column(name = "given_name", length = 100, nullable = false)
    private String givenName;

    @Column(name = "family_name", length = 100, nullable = false)
    private String familyName;

    @Column(name = "birthdate", nullable = false)
    private LocalDate birthdate;

    @Enumerated(EnumType.STRING)
    @Column(name = "contact_system", length = 16, nullable = false)
    private ContactSystem contactSystem;

    @Column(name = "contact_value", nullable = false)
    private String contactValue;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private JoinerStatus status;

    @Column(name = "code_hash", length = 64)
    private String codeHash;

    @Column(name = "code_expires")
    private Instant codeExpires;

    @Column(name = "code_tries", nullable = false)
    private int codeTries;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "patient_id")
    private Patient patient;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public PracticeLink getPracticeLink() {
        return practiceLink;
    }

    public void setPracticeLink(PracticeLink practiceLink) {
        this.practiceLink = practiceLink;
    }

    /** The digest of what their browser keeps to ask how far it is. */
    public String getSecretHash() {
        return secretHash;
    }

    public void setSecretHash(String secretHash) {
        this.secretHash = secretHash;
    }

    public String getGivenName() {
        return givenName;
    }

    public void setGivenName(String givenName) {
        this.givenName = givenName;
    }

    public String getFamilyName() {
        return familyName;
    }

    public void setFamilyName(String familyName) {
        this.familyName = familyName;
    }

    public LocalDate getBirthdate() {
        return birthdate;
    }

    public void setBirthdate(LocalDate birthdate) {
        this.birthdate = birthdate;
    }

    public ContactSystem getContactSystem() {
        return contactSystem;
    }

    public void setContactSystem(ContactSystem contactSystem) {
        this.contactSystem = contactSystem;
    }

    /** Normalized. */
    public String getContactValue() {
        return contactValue;
    }

    public void setContactValue(String contactValue) {
        this.contactValue = contactValue;
    }

    public JoinerStatus getStatus() {
        return status;
    }

    public void setStatus(JoinerStatus status) {
        this.status = status;
    }

    /** Of the code that was sent to the contact; null when there is none to be tried. */
    public String getCodeHash() {
        return codeHash;
    }

    public void setCodeHash(String codeHash) {
        this.codeHash = codeHash;
    }

    public Date getCodeExpires() {
        return Times.toDate(codeExpires);
    }

    public void setCodeExpires(Date codeExpires) {
        this.codeExpires = Times.toInstant(codeExpires);
    }

    /** Wrong ones so far. */
    public int getCodeTries() {
        return codeTries;
    }

    public void setCodeTries(int codeTries) {
        this.codeTries = codeTries;
    }

    /** Whom staff found them to be; null until then. */
    public Patient getPatient() {
        return patient;
    }

    public void setPatient(Patient patient) {
        this.patient = patient;
    }
}
