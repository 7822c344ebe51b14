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

/**
 * A picture, a file or a recording that belongs to a message, to an inbound one in triage, or to a draft in a conversation. Its content rests sealed in a
 * file, under a key of its own that is wrapped by a master key; neither is in the database.
 */
@Entity
@Table(name = "patientconversations_attachment")
@DynamicUpdate
public class Attachment extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "attachment_id")
    private Integer id;

    /** Of a draft; null for what came from outside. */
    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", updatable = false)
    private Conversation conversation;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "message_id")
    private Message message;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "triage_id", updatable = false)
    private TriageItem triageItem;

    @Column(name = "name", nullable = false)
    private String name;

    /** By its content, whatever its name says; null while it is not known. */
    @Column(name = "content_type", length = 100)
    private String contentType;

    @Column(name = "size_bytes", nullable = false)
    private long size;

    @Enumerated(EnumType.STRING)
    @Column(name = "status", length = 16, nullable = false)
    private AttachmentStatus status;

    @Column(name = "error_code", length = 64)
    private String errorCode;

    /** Where it lies at the carrier, as a path below the carrier's own address. */
    @Column(name = "source")
    private String source;

    @Column(name = "thumbnail", nullable = false)
    private boolean thumbnail;

    @Column(name = "master_key", length = 32)
    private String masterKey;

    @Column(name = "sealed_key")
    private String sealedKey;

    @Column(name = "attempts", nullable = false)
    private int attempts;

    @Column(name = "next_attempt")
    private Instant nextAttempt;

    @Type(type = "text")
    @Column(name = "sealed_name")
    private String sealedName;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id", updatable = false)
    private Participant participant;

    @Override
    public Integer getId() {
        return id;
    }

    @Override
    public void setId(Integer id) {
        this.id = id;
    }

    public Conversation getConversation() {
        return conversation;
    }

    public void setConversation(Conversation conversation) {
        this.conversation = conversation;
    }

    public Message getMessage() {
        return message;
    }

    public void setMessage(Message message) {
        this.message = message;
    }

    public TriageItem getTriageItem() {
        return triageItem;
    }

    public void setTriageItem(TriageItem triageItem) {
        this.triageItem = triageItem;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public String getContentType() {
        return contentType;
    }

    public void setContentType(String contentType) {
        this.contentType = contentType;
    }

    /** In bytes. */
    public long getSize() {
        return size;
    }

    public void setSize(long size) {
        this.size = size;
    }

    public AttachmentStatus getStatus() {
        return status;
    }

    public void setStatus(AttachmentStatus status) {
        this.status = status;
    }

    public String getErrorCode() {
        return errorCode;
    }

    public void setErrorCode(String errorCode) {
        this.errorCode = errorCode;
    }

    public String getSource() {
        return source;
    }

    public void setSource(String source) {
        this.source = source;
    }

    /** Whether there is a small picture of it as well. */
    public boolean isThumbnail() {
        return thumbnail;
    }

    public void setThumbnail(boolean thumbnail) {
        this.thumbnail = thumbnail;
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

    public int getAttempts() {
        return attempts;
    }

    public void setAttempts(int attempts) {
        this.attempts = attempts;
    }

    public Date getNextAttempt() {
        return Times.toDate(nextAttempt);
    }

    public void setNextAttempt(Date nextAttempt) {
        this.nextAttempt = Times.toInstant(nextAttempt);
    }

    /** In a Secure conversation, where {@link #getName() name} is empty; opened by {@code SealedTexts}. */
    public String getSealedName() {
        return sealedName;
    }

    public void setSealedName(String sealedName) {
        this.sealedName = sealedName;
    }

    /** Who brought it from the patient's side of a Secure conversation, or null. */
    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }
}
