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
import org.hibernate.annotations.DynamicUpdate;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Patient;

/**
 * What is said between a patient and the practice, in one {@link ConversationMode mode}. A patient has at most one
 * Standard conversation, held by the unique {@link #getStandardPatientId()}; an archived one is reopened, not replaced.
 * Revision, last activity and the last messages' ids are moved on in the database by {@code ConversationDao}, never by
 * writing this object back, so that two changes at the same time count as two.
 */
@Entity
@Table(name = "patientconversations_conversation")
@DynamicUpdate
public class Conversation extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "conversation_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "patient_id", updatable = false)
    private Patient patient;

    @Enumerated(EnumType.STRING)
    @Column(name = "mode", length = 16, nullable = false, updatable = false)
    private ConversationMode mode;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private ConversationStatus status;

    @Column(name = "subject")
    private String subject;

    @Column(name = "last_activity", nullable = false, updatable = false)
    private Instant lastActivity;

    @Column(name = "revision", nullable = false, updatable = false)
    private long revision;

    @Column(name = "last_message_id", updatable = false)
    private Integer lastMessageId;

    @Column(name = "last_inbound_id", updatable = false)
    private Integer lastInboundId;

    @Column(name = "standard_patient_id", unique = true, updatable = false)
    private Integer standardPatientId;

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

    public ConversationMode getMode() {
        return mode;
    }

    public void setMode(ConversationMode mode) {
        this.mode = mode;
    }

    public ConversationStatus getStatus() {
        return status;
    }

    public void setStatus(ConversationStatus status) {
        this.status = status;
    }

    public String getSubject() {
        return subject;
    }

    public void setSubject(String subject) {
        this.subject = subject;
    }

    public Date getLastActivity() {
        return Times.toDate(lastActivity);
    }

    public void setLastActivity(Date lastActivity) {
        this.lastActivity = Times.toInstant(lastActivity);
    }

    /** Counts the changes of this conversation and of its messages; a client that knows the number knows whether to read again. */
    public long getRevision() {
        return revision;
    }

    /** The newest message's id; with it a list of conversations costs the same however long they are. */
    public Integer getLastMessageId() {
        return lastMessageId;
    }

    /** The newest id of a message from the patient; a read mark below it means unread. */
    public Integer getLastInboundId() {
        return lastInboundId;
    }

    public Integer getStandardPatientId() {
        return standardPatientId;
    }

    public void setStandardPatientId(Integer standardPatientId) {
        this.standardPatientId = standardPatientId;
    }
}
