/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What a check of the audit's whole chain has found. */
public final class AuditReport {

    private final long entries;

    private final String lastHash;

    private final List<AuditFault> faults;

    private final boolean all;

    /** @param all whether these are all faults: too many are not listed */
    public AuditReport(long entries, String lastHash, List<AuditFault> faults, boolean all) {
        this.entries = entries;
        this.lastHash = lastHash;
        this.faults = Collections.unmodifiableList(new ArrayList<>(faults));
        this.all = all;
    }

    /** How many were read. */
    public long getEntries() {
        return entries;
    }

    /** The chain's last hash: who writes it down elsewhere can tell later that everything up to here is as it was. Empty for an empty chain. */
    public String getLastHash() {
        return lastHash;
    }

    /** In the chain's order; empty if it holds. */
    public List<AuditFault> getFaults() {
        return faults;
    }

    public boolean hasAllFaults() {
        return all;
    }
}
