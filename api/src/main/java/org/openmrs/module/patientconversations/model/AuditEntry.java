/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.EnumType;
import javax.persistence.Enumerated;
import javax.persistence.Id;
import javax.persistence.Table;
import org.hibernate.annotations.Immutable;

/**
 * One link of the audit's chain: who did what with whose conversation, when and from where, and a hash over all this and the hash of the link before. Its id is
 * its place in the chain, counted from 1 without gaps, so that a missing one shows. Staff, patients and conversations are kept as plain numbers, as they were
 * at the time: the hash is over these, and nothing that becomes of the rows which they name changes an entry. Holds no words and no address of a patient.
 */
@Entity
@Immutable
@Table(name = "patientconversations_audit_entry")
public class AuditEntry {

    @Id
    @Column(name = "audit_entry_id")
    private Long id;

    @Column(name = "date_created", nullable = false, updatable = false)
    private Instant date;

    @Enumerated(EnumType.STRING)
    @Column(name = "action", length = 32, nullable = false, updatable = false)
    private AuditAction action;

    @Column(name = "user_id", updatable = false)
    private Integer userId;

    @Column(name = "participant_uuid", length = 38, updatable = false)
    private String participantUuid;

    @Column(name = "participant_kind", length = 16, updatable = false)
    private String participantKind;

    @Column(name = "patient_id", updatable = false)
    private Integer patientId;

    @Column(name = "conversation_id", updatable = false)
    private Integer conversationId;

    @Column(name = "remote_address", length = 64, updatable = false)
    private String remoteAddress;

    @Column(name = "detail", length = 64, updatable = false)
    private String detail;

    @Column(name = "master_key", length = 32, nullable = false, updatable = false)
    private String masterKey;

    @Column(name = "previous_hash", length = 64, nullable = false, updatable = false)
    private String previousHash;

    @Column(name = "hash", length = 64, nullable = false, updatable = false)
    private String hash;

    /** For Hibernate. */
    protected AuditEntry() {
    }

    /**
     * @param date to the millisecond
     * @param userId null where no member of staff did it
     * @param participantUuid null where no patient or proxy did it
     * @param participantKind PATIENT or PROXY
     * @param patientId whom it was about, or null
     * @param remoteAddress from where the request came, or null for the module's own work
     * @param detail a code, or null
     */
    public AuditEntry(Instant date, AuditAction action, Integer userId, String participantUuid, String participantKind, Integer patientId, Integer conversationId,
            String remoteAddress, String detail) {
        this.date = Instant.ofEpochMilli(date.toEpochMilli());
        this.action = action;
        this.userId = userId;
        this.participantUuid = participantUuid;
        this.participantKind = participantKind;
        this.patientId = patientId;
        this.conversationId = conversationId;
        this.remoteAddress = remoteAddress;
        this.detail = detail;
    }

    /** Gives it its place, before it is stored; the hash follows when all else is known. */
    public void place(long number, String previous, String masterKeyId) {
        this.id = number;
        this.previousHash = previous;
        this.masterKey = masterKeyId;
    }

    public void close(String ownHash) {
        this.hash = ownHash;
    }

    public Long getId() {
        return id;
    }

    public Date getDate() {
        return Times.toDate(date);
    }

    public AuditAction getAction() {
        return action;
    }

    public Integer getUserId() {
        return userId;
    }

    public String getParticipantUuid() {
        return participantUuid;
    }

    public String getParticipantKind() {
        return participantKind;
    }

    public Integer getPatientId() {
        return patientId;
    }

    public Integer getConversationId() {
        return conversationId;
    }

    public String getRemoteAddress() {
        return remoteAddress;
    }

    public String getDetail() {
        return detail;
    }

    /** Which master key the hash's own key comes from. */
    public String getMasterKey() {
        return masterKey;
    }

    public String getPreviousHash() {
        return previousHash;
    }

    /** 64 hexadecimal digits. */
    public String getHash() {
        return hash;
    }
}
