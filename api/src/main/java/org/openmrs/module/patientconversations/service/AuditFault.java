/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** A place at which the audit's chain does not hold. */
public final class AuditFault {

    /** What is wrong there. */
    public enum Kind {
        /** What is in the entry is not what was hashed. */
        CHANGED,
        /** It does not follow the entry before it: one was removed, put in, or moved. */
        BROKEN,
        /** It is not there, though entries follow it or the head counts it. */
        MISSING,
        /** It stands behind the end of the chain. */
        BEYOND,
        /** The chain's head is not what was hashed, or not the hash of the last entry. */
        HEAD,
        /** Its hash was made with a master key that this server does not have, so only its place can be checked. */
        KEY_MISSING
    }

    private final long id;

    private final Kind kind;

    public AuditFault(long id, Kind kind) {
        this.id = id;
        this.kind = kind;
    }

    /** The entry's number. */
    public long getId() {
        return id;
    }

    public Kind getKind() {
        return kind;
    }
}
