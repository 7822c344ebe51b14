/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.persistence.LockModeType;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.TriageItem;

/** Attachments in the database, without their content. */
public class AttachmentDao extends Dao {

    public AttachmentDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(Attachment attachment) {
        session().save(attachment);
    }

    public Optional<Attachment> findByUuid(String uuid) {
        return session().createQuery("select a from Attachment a left join fetch a.message left join fetch a.triageItem where a.uuid = :uuid and a.voided = false",
                Attachment.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** As {@link #findByUuid}, and keeps others from changing it until the transaction ends. */
    public Optional<Attachment> lockByUuid(String uuid) {
        return session().createQuery("select a from Attachment a where a.uuid = :uuid and a.voided = false", Attachment.class)
            .setParameter("uuid", uuid)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .uniqueResultOptional();
    }

    public List<Attachment> findOf(TriageItem item) {
        return session().createQuery("select a from Attachment a where a.triageItem = :item order by a.id", Attachment.class)
            .setParameter("item", item)
            .getResultList();
    }

    /** Those that lie at the carrier and are due to be fetched, the longest due first. */
    public List<Attachment> findDue(Instant now, int limit) {
        return session().createQuery("select a from Attachment a where a.status = :pending and a.nextAttempt <= :now order by a.nextAttempt", Attachment.class)
            .setParameter("pending", AttachmentStatus.PENDING)
            .setParameter("now", now)
            .setMaxResults(limit)
            .getResultList();
    }
}
