/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.db.AuditDao;
import org.openmrs.module.patientconversations.model.AuditEntry;
import org.openmrs.module.patientconversations.model.AuditHead;
import org.springframework.core.Ordered;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Keeps the record of who did what, to which entries are only ever added, each with a hash over itself and the one before.
 * <p>
 * Writers of all servers take turns at one row, the chain's head, or two entries would follow the same one. What is recorded in a transaction is written as its very
 * last act, after everything else has been flushed: the row is held for as long as it takes to insert and commit, a writer that waits holds no lock which the
 * one before it may still need, and an action and its entry are there together or not at all. (A single sealer that chains entries afterwards would spare the
 * waiting, but what is not sealed yet could be removed without a trace.) What is recorded outside of a transaction, or in one that only reads, gets its own.
 */
public class AuditTrail {

    /** Polls of an open conversation are one look at it. */
    static final Duration ONE_LOOK = Duration.ofMinutes(5);

    private static final int REMEMBERED_LOOKS = 10_000;

    private final AuditDao entries;

    private final MasterKeys masterKeys;

    private final PlatformTransactionManager transactions;

    private final Clock clock;

    private final Map<String, Instant> looks = new LinkedHashMap<String, Instant>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
            return size() > REMEMBERED_LOOKS;
        }
    };

    public AuditTrail(AuditDao entries, MasterKeys masterKeys, PlatformTransactionManager transactions, Clock clock) {
        this.entries = entries;
        this.masterKeys = masterKeys;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Puts on record what is done now; if the transaction that does it is rolled back, it was not done. */
    public void record(AuditEvent event) {
        AuditEntry entry = new AuditEntry(clock.instant(), event.getAction(), event.getUserId().orElse(null), event.getParticipantUuid().orElse(null),
                event.getParticipantKind().orElse(null), event.getPatientId().orElse(null), event.getConversationId().orElse(null),
                event.getRemoteAddress().orElse(null), event.getDetail().orElse(null));
        if (inWritingTransaction()) {
            pending().orElseGet(this::begin).waiting.add(entry);
        } else {
            TransactionTemplate own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            own.executeWithoutResult(status -> pending().orElseGet(this::begin).waiting.add(entry));
        }
    }

    /**
     * As {@link #record}, for what a page does again and again while somebody looks at it: the same by the same person, from the same place, counts as one look
     * for five minutes. Each server of a cluster counts for itself.
     */
    public void recordLook(AuditEvent event) {
        String look = event.getAction() + "|" + event.getUserId().orElse(null) + "|" + event.getParticipantUuid().orElse(null) + "|" + event.getPatientId().orElse(null)
                + "|" + event.getConversationId().orElse(null) + "|" + event.getRemoteAddress().orElse(null) + "|" + event.getDetail().orElse(null);
        if (begins(look)) {
            try {
                record(event);
            } catch (RuntimeException notRecorded) {
                forget(look);
                throw notRecorded;
            }
            if (inWritingTransaction()) {
                pending().ifPresent(pending -> pending.looks.add(look));
            }
        }
    }

    /** Writes what this transaction has recorded so far, for one that is about to read the chain. */
    void writePending() {
        pending().ifPresent(Pending::write);
    }

    private synchronized boolean begins(String look) {
        Instant now = clock.instant();
        Instant before = looks.get(look);
        if (before != null && now.isBefore(before.plus(ONE_LOOK))) {
            return false;
        }
        looks.remove(look);
        looks.put(look, now);
        return true;
    }

    private synchronized void forget(String look) {
        looks.remove(look);
    }

    private static boolean inWritingTransaction() {
        return TransactionSynchronizationManager.isActualTransactionActive() && TransactionSynchronizationManager.isSynchronizationActive()
                && !TransactionSynchronizationManager.isCurrentTransactionReadOnly();
    }

    private Optional<Pending> pending() {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            return Optional.empty();
        }
        return TransactionSynchronizationManager.getSynchronizations().stream().filter(Pending.class::isInstance).map(Pending.class::cast)
            .filter(pending -> pending.owner() == this).findFirst();
    }

    private Pending begin() {
        Pending pending = new Pending();
        TransactionSynchronizationManager.registerSynchronization(pending);
        return pending;
    }

    private void append(List<AuditEntry> added) {
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        AuditSeal seal = AuditSeal.under(master);
        AuditHead head = entries.lockHead();
        long number = head.getEntries();
        String previous = head.getLastHash();
        for (AuditEntry entry : added) {
            number++;
            entry.place(number, previous, master.getId());
            entry.close(seal.of(entry));
            previous = entry.getHash();
        }
        entries.append(added, master.getId(), seal.ofHead(number, previous));
    }

    /** What one transaction has recorded and not yet written. */
    private final class Pending implements TransactionSynchronization, Ordered {

        private final List<AuditEntry> waiting = new ArrayList<>();

        private final List<String> looks = new ArrayList<>();

        AuditTrail owner() {
            return AuditTrail.this;
        }

        void write() {
            if (!waiting.isEmpty()) {
                List<AuditEntry> now = new ArrayList<>(waiting);
                waiting.clear();
                append(now);
            }
        }

        @Override
        public int getOrder() {
            return Ordered.LOWEST_PRECEDENCE;
        }

        @Override
        public void beforeCommit(boolean readOnly) {
            write();
        }

        @Override
        public void afterCompletion(int status) {
            if (status == STATUS_ROLLED_BACK) {
                looks.forEach(AuditTrail.this::forget);
            }
        }
    }
}
