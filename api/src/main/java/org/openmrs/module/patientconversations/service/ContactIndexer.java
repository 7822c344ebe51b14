/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.openmrs.PersonAttributeType;
import org.openmrs.module.patientconversations.db.ChartAddressDao;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the copies of charts' addresses up to date: of one chart after it was saved, and of all of them, page by page, at
 * start and from time to time, for what was written past OpenMRS' services.
 */
public class ContactIndexer {

    private static final Logger LOG = LoggerFactory.getLogger(ContactIndexer.class);

    private static final int PAGE = 100;

    private final ContactBook book;

    private final ChartAddressDao charts;

    private final TransactionTemplate transaction;

    public ContactIndexer(ContactBook book, ChartAddressDao charts, PlatformTransactionManager transactionManager) {
        this.book = book;
        this.charts = charts;
        this.transaction = new TransactionTemplate(transactionManager);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /** Indexes one patient's chart in a transaction of its own; does nothing if there is no such patient. */
    public void index(Integer patientId) {
        transaction.execute(status -> {
            charts.findPatient(patientId).ifPresent(book::indexChart);
            return null;
        });
    }

    /**
     * Indexes every chart that has an address, or had one, in short transactions. Ends early when its thread is interrupted.
     *
     * @return how many charts were looked at
     */
    public int indexAll() {
        int indexed = 0;
        int last = 0;
        while (!Thread.currentThread().isInterrupted()) {
            List<Integer> page = findAfter(last);
            if (page.isEmpty()) {
                break;
            }
            for (Integer patientId : page) {
                indexOrLog(patientId);
            }
            indexed += page.size();
            last = page.get(page.size() - 1);
        }
        return indexed;
    }

    private List<Integer> findAfter(int patientId) {
        return transaction.execute(status -> {
            List<PersonAttributeType> types = Stream.of(ContactSystem.values())
                .map(book::findType)
                .filter(Optional::isPresent)
                .map(Optional::get)
                .collect(Collectors.toCollection(ArrayList::new));
            return Objects.requireNonNull(charts.findPatientIds(types, patientId, PAGE));
        });
    }

    private void indexOrLog(Integer patientId) {
        try {
            index(patientId);
        } catch (RuntimeException unindexed) {
            LOG.warn("The addresses of patient {} could not be indexed: {}", patientId, unindexed.getClass().getName());
        }
    }
}
