/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

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

/**
 * An address of a patient, normalized: E.164 for {@link ContactSystem#SMS}, lower case domain for {@link ContactSystem#EMAIL}.
 * Copies of what stands on charts are kept here, since OpenMRS has no look-up of a person by an attribute's value.
 */
@Entity
@Table(name = "patientconversations_contact_point")
public class ContactPoint extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "contact_point_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "patient_id", updatable = false)
    private Patient patient;

    @Enumerated(EnumType.STRING)
    @Column(name = "system_code", length = 16, nullable = false, updatable = false)
    private ContactSystem system;

    @Column(name = "contact_value", nullable = false, updatable = false)
    private String value;

    @Column(name = "on_chart", nullable = false)
    private boolean onChart;

    @Column(name = "preferred", nullable = false)
    private boolean preferred;

    /** A person was told that other patients have the address too, and sends there all the same. */
    @Column(name = "shared_confirmed", nullable = false)
    private boolean sharedConfirmed;

    /** Permanent failures for which the address itself is to blame, since something last arrived there or came from there. */
    @Column(name = "failures", nullable = false)
    private int failures;

    /** It failed too often, until a person confirms or replaces it. */
    @Column(name = "flagged", nullable = false)
    private boolean flagged;

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

    public ContactSystem getSystem() {
        return system;
    }

    public void setSystem(ContactSystem system) {
        this.system = system;
    }

    public String getValue() {
        return value;
    }

    public void setValue(String value) {
        this.value = value;
    }

    public boolean isOnChart() {
        return onChart;
    }

    public void setOnChart(boolean onChart) {
        this.onChart = onChart;
    }

    public boolean isPreferred() {
        return preferred;
    }

    public void setPreferred(boolean preferred) {
        this.preferred = preferred;
    }

    public boolean isSharedConfirmed() {
        return sharedConfirmed;
    }

    public void setSharedConfirmed(boolean sharedConfirmed) {
        this.sharedConfirmed = sharedConfirmed;
    }

    public int getFailures() {
        return failures;
    }

    public void setFailures(int failures) {
        this.failures = failures;
    }

    public boolean isFlagged() {
        return flagged;
    }

    public void setFlagged(boolean flagged) {
        this.flagged = flagged;
    }
}
