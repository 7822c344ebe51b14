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
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;
import org.openmrs.Patient;
import org.openmrs.User;

/**
 * What is said between a patient and the practice, in one {@link ConversationMode mode}. A patient has at most one
 * Standard conversation, held by the unique {@link #getStandardPatientId()}; an archived one is reopened, not replaced.
 * Revision, last activity, the last messages' ids and whose turn it is are moved on in the database by {@code ConversationDao},
 * never by writing this object back, so that two changes at the same time count as two.
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

    @Column(name = "last_outbound_id", updatable = false)
    private Integer lastOutboundId;

    @Enumerated(EnumType.STRING)
    @Column(name = "turn", length = 16, updatable = false)
    private Turn turn;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "assignee")
    private User assignee;

    @Column(name = "starred", nullable = false)
    private boolean starred;

    @Column(name = "standard_patient_id", unique = true, updatable = false)
    private Integer standardPatientId;

    @Type(type = "text")
    @Column(name = "sealed_subject")
    private String sealedSubject;

    @Column(name = "master_key", length = 32)
    private String masterKey;

    @Column(name = "sealed_key")
    private String sealedKey;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "related_id")
    private Conversation related;

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

    /** The newest id of a message to the patient that was not withdrawn. */
    public Integer getLastOutboundId() {
        return lastOutboundId;
    }

    /** Whose turn it is; null while nothing has been said. */
    public Turn getTurn() {
        return turn;
    }

    /** The member of staff who looks after it, or null. */
    public User getAssignee() {
        return assignee;
    }

    public void setAssignee(User assignee) {
        this.assignee = assignee;
    }

    public boolean isStarred() {
        return starred;
    }

    public void setStarred(boolean starred) {
        this.starred = starred;
    }

    public Integer getStandardPatientId() {
        return standardPatientId;
    }

    public void setStandardPatientId(Integer standardPatientId) {
        this.standardPatientId = standardPatientId;
    }

    /** Of a Secure conversation, whose {@link #getSubject() subject} is null; opened by {@code SealedTexts}. */
    public String getSealedSubject() {
        return sealedSubject;
    }

    public void setSealedSubject(String sealedSubject) {
        this.sealedSubject = sealedSubject;
    }

    /** The name of the master key that wraps its own. */
    public String getMasterKey() {
        return masterKey;
    }

    public void setMasterKey(String masterKey) {
        this.masterKey = masterKey;
    }

    public String getSealedKey() {
        return sealedKey;
    }

    public void setSealedKey(String sealedKey) {
        this.sealedKey = sealedKey;
    }

    /** The Standard conversation that this one came from, or the Secure one that this one led to; null for none. */
    public Conversation getRelated() {
        return related;
    }

    public void setRelated(Conversation related) {
        this.related = related;
    }

    public boolean isSecure() {
        return mode == ConversationMode.SECURE;
    }
}
