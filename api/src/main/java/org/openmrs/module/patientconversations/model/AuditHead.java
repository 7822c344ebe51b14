/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import javax.persistence.Column;
import javax.persistence.Entity;
import javax.persistence.Id;
import javax.persistence.Table;

/**
 * The end of the audit's chain: how many entries there are and the hash of the last. Its one row is what writers take turns at, and what tells that entries were
 * cut off the end; its own hash keeps it from being set back to a place that somebody makes up.
 */
@Entity
@Table(name = "patientconversations_audit_head")
public class AuditHead {

    /** There is one row. */
    public static final int ONLY = 1;

    @Id
    @Column(name = "audit_head_id")
    private Integer id = ONLY;

    @Column(name = "entries", nullable = false)
    private long entries;

    @Column(name = "last_hash", length = 64, nullable = false)
    private String lastHash = "";

    @Column(name = "master_key", length = 32)
    private String masterKey;

    @Column(name = "hash", length = 64)
    private String hash;

    public Integer getId() {
        return id;
    }

    public long getEntries() {
        return entries;
    }

    /** Empty before the first entry. */
    public String getLastHash() {
        return lastHash;
    }

    /** Null before the first entry. */
    public String getMasterKey() {
        return masterKey;
    }

    /** Null before the first entry. */
    public String getHash() {
        return hash;
    }
}
