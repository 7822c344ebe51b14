/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.MessageStatus;

/** Counts of messages by status; each is answered from the index over status and date. */
public class QueueDao extends Dao {

    public QueueDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public long count(MessageStatus status) {
        return session().createQuery("select count(m) from Message m where m.status = :status", Long.class)
                .setParameter("status", status)
                .getSingleResult();
    }

    /** Messages that have had this status since a moment. */
    public long countSince(MessageStatus status, Instant since) {
        return session().createQuery("select count(m) from Message m where m.status = :status and m.statusDate >= :since", Long.class)
                .setParameter("status", status)
                .setParameter("since", since)
                .getSingleResult();
    }

    /** When the message that has been queued longest was queued. */
    public Optional<Instant> findOldestQueued() {
        return Optional.ofNullable(session().createQuery("select min(m.statusDate) from Message m where m.status = :status", Instant.class)
                .setParameter("status", MessageStatus.QUEUED)
                .getSingleResult());
    }
}
