/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.GeneratedValue;
import javax.persistence.GenerationType;
import javax.persistence.Id;
import javax.persistence.Table;
import org.hibernate.annotations.DynamicUpdate;

/**
 * How far a mailbox has been read. The position moves in the transaction that stores a message, so that each is handled once whatever
 * happens in between; a message's UID only ever grows while the mailbox's UIDVALIDITY stays (RFC 3501, section 2.3.1.1).
 */
@Entity
@DynamicUpdate
@Table(name = "patientconversations_mailbox")
public class MailboxState {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    @Column(name = "mailbox_id")
    private Integer id;

    /** Log-in, server and folder. */
    @Column(name = "name", nullable = false, unique = true, updatable = false)
    private String name;

    @Column(name = "uid_validity", nullable = false)
    private long uidValidity;

    @Column(name = "last_uid", nullable = false)
    private long lastUid;

    /** Older messages were there before the mailbox was connected and are left alone. */
    @Column(name = "date_connected", nullable = false, updatable = false)
    private Instant dateConnected;

    @Column(name = "last_look")
    private Instant lastLook;

    @Column(name = "error_code", length = 64)
    private String errorCode;

    public Integer getId() {
        return id;
    }

    public String getName() {
        return name;
    }

    public void setName(String name) {
        this.name = name;
    }

    public long getUidValidity() {
        return uidValidity;
    }

    public void setUidValidity(long uidValidity) {
        this.uidValidity = uidValidity;
    }

    public long getLastUid() {
        return lastUid;
    }

    public void setLastUid(long lastUid) {
        this.lastUid = lastUid;
    }

    public Date getDateConnected() {
        return Times.toDate(dateConnected);
    }

    public void setDateConnected(Date dateConnected) {
        this.dateConnected = Times.toInstant(dateConnected);
    }

    /** When it was last seen that there is nothing new. */
    public Optional<Instant> getLastLook() {
        return Optional.ofNullable(lastLook);
    }

    public void setLastLook(Instant lastLook) {
        this.lastLook = lastLook;
    }

    /** Why it cannot be read at the moment. */
    public Optional<String> getErrorCode() {
        return Optional.ofNullable(errorCode);
    }

    public void setErrorCode(String errorCode) {
        this.errorCode = errorCode;
    }
}
