/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.AuditDao;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.AuditHead;
import org.openmrs.module.patientconversations.service.AuditFault.Kind;

/** Follows the audit's chain from its first entry to its head, a page at a time, and collects where it does not hold. */
final class AuditCheck {

    private static final int PAGE = 500;

    private static final int MAX_FAULTS = 1000;

    private final AuditDao entries;

    private final MasterKeys masterKeys;

    private final Map<String, Optional<AuditSeal>> seals = new HashMap<>();

    private final List<AuditFault> faults = new ArrayList<>();

    private boolean all = true;

    private long read;

    private long last;

    private String lastHash = "";

    AuditCheck(AuditDao entries, MasterKeys masterKeys) {
        this.entries = entries;
        this.masterKeys = masterKeys;
    }

    AuditReport run() {
        for (List<AuditEntry> page = entries.findAfter(0, PAGE); !page.isEmpty(); page = entries.findAfter(last, PAGE)) {
            page.forEach(this::check);
        }
        AuditHead head = entries.readHead();
        // Entries that were added since the last page was read are not looked at: the head has moved on with them.
        for (List<AuditEntry> page = entries.findAfter(last, PAGE); !page.isEmpty() && last < head.getEntries(); page = entries.findAfter(last, PAGE)) {
            page.stream().filter(entry -> entry.getId() <= head.getEntries()).forEach(this::check);
            if (page.get(page.size() - 1).getId() > head.getEntries()) {
                break;
            }
        }
        check(head);
        return new AuditReport(read, lastHash, faults, all);
    }

    private void check(AuditEntry entry) {
        missing(last + 1, entry.getId());
        if (!entry.getPreviousHash().equals(lastHash)) {
            fault(entry.getId(), Kind.BROKEN);
        }
        Optional<AuditSeal> seal = seal(entry.getMasterKey());
        if (!seal.isPresent()) {
            fault(entry.getId(), Kind.KEY_MISSING);
        } else if (!seal.get().of(entry).equals(entry.getHash())) {
            fault(entry.getId(), Kind.CHANGED);
        }
        read++;
        last = entry.getId();
        lastHash = entry.getHash();
    }

    private void check(AuditHead head) {
        if (last > head.getEntries()) {
            fault(last, Kind.BEYOND);
            return;
        }
        missing(last + 1, head.getEntries() + 1);
        if (head.getEntries() == 0) {
            return;
        }
        Optional<AuditSeal> seal = seal(head.getMasterKey());
        if (!seal.isPresent()) {
            fault(head.getEntries(), Kind.KEY_MISSING);
        }
        boolean changed = seal.isPresent() && !seal.get().ofHead(head.getEntries(), head.getLastHash()).equals(head.getHash());
        boolean elsewhere = last == head.getEntries() && !head.getLastHash().equals(lastHash);
        if (changed || elsewhere) {
            fault(head.getEntries(), Kind.HEAD);
        }
    }

    private void missing(long from, long until) {
        for (long id = from; id < until && faults.size() < MAX_FAULTS; id++) {
            fault(id, Kind.MISSING);
        }
        if (from < until && faults.size() >= MAX_FAULTS) {
            all = false;
        }
    }

    private void fault(long id, Kind kind) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(new AuditFault(id, kind));
        } else {
            all = false;
        }
    }

    private Optional<AuditSeal> seal(String masterKey) {
        return seals.computeIfAbsent(String.valueOf(masterKey), id -> {
            try {
                return Optional.of(AuditSeal.under(masterKeys.get(id)));
            } catch (KeyMissingException e) {
                return Optional.empty();
            }
        });
    }
}
