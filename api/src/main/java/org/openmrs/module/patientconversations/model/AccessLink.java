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
import org.openmrs.BaseOpenmrsObject;
import org.openmrs.User;

/** A link that opens the way into the web app for one participant, once. Its token is kept as a digest, and sealed for those who may show or send it again. */
@Entity
@Table(name = "patientconversations_access_link")
@DynamicUpdate
public class AccessLink extends BaseOpenmrsObject {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "access_link_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id", updatable = false)
    private Participant participant;

    @ManyToOne(optional = true, fetch = FetchType.LAZY)
    @JoinColumn(name = "conversation_id", updatable = false)
    private Conversation conversation;

    @Enumerated(EnumType.STRING)
    @Column(name = "purpose", length = 16, nullable = false, updatable = false)
    private LinkPurpose purpose;

    @Column(name = "token_hash", length = 64, nullable = false, updatable = false)
    private String tokenHash;

    @Column(name = "sealed_token", nullable = false)
    private String sealedToken;

    @Column(name = "master_key", length = 32, nullable = false)
    private String masterKey;

    @Column(name = "expires", nullable = false, updatable = false)
    private Instant expires;

    @Column(name = "opened")
    private Instant opened;

    @Column(name = "used")
    private Instant used;

    @Column(name = "revoked")
    private Instant revoked;

    @Column(name = "code_hash", length = 64)
    private String codeHash;

    @Column(name = "code_expires")
    private Instant codeExpires;

    @Column(name = "code_sent")
    private Instant codeSent;

    @Column(name = "code_tries", nullable = false)
    private int codeTries;

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

    public Participant getParticipant() {
        return participant;
    }

    public void setParticipant(Participant participant) {
        this.participant = participant;
    }

    /** Where it was made, or null. */
    public Conversation getConversation() {
        return conversation;
    }

    public void setConversation(Conversation conversation) {
        this.conversation = conversation;
    }

    public LinkPurpose getPurpose() {
        return purpose;
    }

    public void setPurpose(LinkPurpose purpose) {
        this.purpose = purpose;
    }

    public String getTokenHash() {
        return tokenHash;
    }

    public void setTokenHash(String tokenHash) {
        this.tokenHash = tokenHash;
    }

    public String getSealedToken() {
        return sealedToken;
    }

    public void setSealedToken(String sealedToken) {
        this.sealedToken = sealedToken;
    }

    /** The name of the master key that the token is sealed under. */
    public String getMasterKey() {
        return masterKey;
    }

    public void setMasterKey(String masterKey) {
        this.masterKey = masterKey;
    }

    public Date getExpires() {
        return Times.toDate(expires);
    }

    public void setExpires(Date expires) {
        this.expires = Times.toInstant(expires);
    }

    public Date getOpened() {
        return Times.toDate(opened);
    }

    public void setOpened(Date opened) {
        this.opened = Times.toInstant(opened);
    }

    public Date getUsed() {
        return Times.toDate(used);
    }

    public void setUsed(Date used) {
        this.used = Times.toInstant(used);
    }

    public Date getRevoked() {
        return Times.toDate(revoked);
    }

    public void setRevoked(Date revoked) {
        this.revoked = Times.toInstant(revoked);
    }

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

    public Date getCodeSent() {
        return Times.toDate(codeSent);
    }

    public void setCodeSent(Date codeSent) {
        this.codeSent = Times.toInstant(codeSent);
    }

    public int getCodeTries() {
        return codeTries;
    }

    public void setCodeTries(int codeTries) {
        this.codeTries = codeTries;
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
