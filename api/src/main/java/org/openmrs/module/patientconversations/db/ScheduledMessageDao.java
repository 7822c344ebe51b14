/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import javax.persistence.LockModeType;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ScheduledMessage;
import org.openmrs.module.patientconversations.model.ScheduledStatus;

/** Scheduled messages in the database. */
public class ScheduledMessageDao extends Dao {

    public ScheduledMessageDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void add(ScheduledMessage message) {
        session().save(message);
    }

    public Optional<ScheduledMessage> findByUuid(String uuid) {
        return session().createQuery("select s from ScheduledMessage s join fetch s.conversation where s.uuid = :uuid and s.voided = false",
                ScheduledMessage.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Those that are neither sent nor cancelled, the next due first. */
    public List<ScheduledMessage> findPending(Conversation conversation, int startIndex, int limit) {
        return session().createQuery("select s from ScheduledMessage s where s.conversation = :conversation and s.status in (:pending)"
                + " and s.voided = false order by s.due, s.id", ScheduledMessage.class)
            .setParameter("conversation", conversation)
            .setParameterList("pending", Arrays.asList(ScheduledStatus.WAITING, ScheduledStatus.SENDING, ScheduledStatus.REFUSED))
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    /**
     * As {@link #lock}, for one that is not at hand. To be a transaction's first look at it: MariaDB can be set to refuse a lock on a row
     * that was changed after the transaction had read it.
     */
    public Optional<ScheduledMessage> lockByUuid(String uuid) {
        Optional<ScheduledMessage> locked = session().createQuery("select s from ScheduledMessage s where s.uuid = :uuid and s.voided = false",
                ScheduledMessage.class)
            .setParameter("uuid", uuid)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .uniqueResultOptional();
        locked.ifPresent(session()::refresh);
        return locked;
    }

    /** Reads it again as it stands in the database, and keeps others from changing it until the transaction ends. */
    public ScheduledMessage lock(ScheduledMessage message) {
        session().flush();
        session().refresh(message, LockOptions.UPGRADE);
        return message;
    }
}
