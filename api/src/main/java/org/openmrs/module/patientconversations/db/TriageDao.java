/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import java.util.Optional;
import javax.persistence.LockModeType;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.TriageItem;
import org.openmrs.module.patientconversations.model.TriageStatus;

/** The triage list in the database. */
public class TriageDao extends Dao {

    public TriageDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public Optional<TriageItem> findByUuid(String uuid) {
        return session().createQuery("select t from TriageItem t where t.uuid = :uuid and t.voided = false", TriageItem.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Oldest first. */
    public List<TriageItem> find(TriageStatus status, int startIndex, int limit) {
        return session().createQuery("select t from TriageItem t where t.status = :status and t.voided = false order by t.id", TriageItem.class)
            .setParameter("status", status)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    public long count(TriageStatus status) {
        return session().createQuery("select count(t.id) from TriageItem t where t.status = :status and t.voided = false", Long.class)
            .setParameter("status", status)
            .uniqueResult();
    }

    /** Keeps others from changing it until the transaction ends. */
    public Optional<TriageItem> lockByCarrierId(String channel, String carrierId) {
        return session().createQuery("select t from TriageItem t where t.channel = :channel and t.carrierId = :carrierId", TriageItem.class)
            .setParameter("channel", channel)
            .setParameter("carrierId", carrierId)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .uniqueResultOptional();
    }

    public boolean hasCarrierId(String channel, String carrierId) {
        return session().createQuery("select t.id from TriageItem t where t.channel = :channel and t.carrierId = :carrierId", Integer.class)
            .setParameter("channel", channel)
            .setParameter("carrierId", carrierId)
            .uniqueResultOptional()
            .isPresent();
    }

    /**
     * Inserts an item unless its carrier's id is there already.
     *
     * @param item with all audit fields set
     * @return whether it was inserted
     */
    public boolean insert(TriageItem item) {
        return insertIfAbsent(item);
    }

    /** Reads an item again as it stands in the database, and keeps others from changing it until the transaction ends. */
    public TriageItem lock(TriageItem item) {
        session().flush();
        session().refresh(item, LockOptions.UPGRADE);
        return item;
    }
}
