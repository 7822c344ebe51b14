/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.FetchType;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.JoinColumn;
import javax.persistence.ManyToOne;
import javax.persistence.Table;
import org.hibernate.annotations.Type;
import org.openmrs.BaseChangeableOpenmrsData;

/** A passkey (WebAuthn credential) by which a participant signs in to the web app; the private key never leaves their device. */
@Entity
@Table(name = "patientconversations_passkey")
public class Passkey extends BaseChangeableOpenmrsData {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "passkey_id")
    private Integer id;

    @ManyToOne(optional = false, fetch = FetchType.LAZY)
    @JoinColumn(name = "participant_id")
    private Participant participant;

    @Column(name = "credential_hash", length = 64, nullable = false, unique = true, updatable = false)
    private String credentialHash;

    @Type(type = "text")
    @Column(name = "credential_id", nullable = false, updatable = false)
    private String credentialId;

    @Type(type = "text")
    @Column(name = "public_key", nullable = false, updatable = false)
    private String publicKey;

    @Column(name = "sign_count", nullable = false)
    private long signCount;

    @Column(name = "label", length = 100, nullable = false)
    private String label;

    @Column(name = "last_used")
    private Instant lastUsed;

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

    /** The digest of the credential’s id, which may be longer than a database indexes. */
    public String getCredentialHash() {
        return credentialHash;
    }

    public void setCredentialHash(String credentialHash) {
        this.credentialHash = credentialHash;
    }

    /** In base64url. */
    public String getCredentialId() {
        return credentialId;
    }

    public void setCredentialId(String credentialId) {
        this.credentialId = credentialId;
    }

    /** As COSE, in base64url. */
    public String getPublicKey() {
        return publicKey;
    }

    public void setPublicKey(String publicKey) {
        this.publicKey = publicKey;
    }

    /** How often the authenticator says it has signed; 0 where it does not count. */
    public long getSignCount() {
        return signCount;
    }

    public void setSignCount(long signCount) {
        this.signCount = signCount;
    }

    /** How the participant calls it. */
    public String getLabel() {
        return label;
    }

    public void setLabel(String label) {
        this.label = label;
    }

    public Date getLastUsed() {
        return Times.toDate(lastUsed);
    }

    public void setLastUsed(Date lastUsed) {
        this.lastUsed = Times.toInstant(lastUsed);
    }
}
