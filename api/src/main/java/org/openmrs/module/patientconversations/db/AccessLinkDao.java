/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import javax.persistence.LockModeType;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.LinkPurpose;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.Participant;

/** Links into the patient's app in the database. */
public class AccessLinkDao extends Dao {

    public AccessLinkDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(AccessLink link) {
        session().save(link);
    }

    public Optional<AccessLink> findByUuid(String uuid) {
        return session().createQuery("select l from AccessLink l join fetch l.participant where l.uuid = :uuid", AccessLink.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    public Optional<AccessLink> findByTokenHash(String tokenHash) {
        return session().createQuery("select l from AccessLink l where l.tokenHash = :hash", AccessLink.class)
            .setParameter("hash", tokenHash)
            .uniqueResultOptional();
    }

    /** As {@link #findByTokenHash}, and keeps others from changing it until the transaction ends. */
    public Optional<AccessLink> lockByTokenHash(String tokenHash) {
        Optional<AccessLink> link = session().createQuery("select l from AccessLink l where l.tokenHash = :hash", AccessLink.class)
            .setParameter("hash", tokenHash)
            .setLockMode(LockModeType.PESSIMISTIC_WRITE)
            .uniqueResultOptional();
        link.ifPresent(locked -> session().refresh(locked, LockOptions.UPGRADE));
        return link;
    }

    /** Newest first. */
    public List<AccessLink> find(Conversation conversation, LinkPurpose purpose, int startIndex, int limit) {
        return session().createQuery("select l from AccessLink l join fetch l.participant where l.conversation = :conversation and l.purpose = :purpose"
                + " order by l.id desc", AccessLink.class)
            .setParameter("conversation", conversation)
            .setParameter("purpose", purpose)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    /** The newest of this purpose that was made in each conversation. */
    public List<AccessLink> findNewest(Collection<Conversation> conversations, LinkPurpose purpose) {
        if (conversations.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select l from AccessLink l join fetch l.participant where l.id in (select max(o.id) from AccessLink o"
                + " where o.conversation in (:conversations) and o.purpose = :purpose group by o.conversation.id)", AccessLink.class)
            .setParameterList("conversations", conversations)
            .setParameter("purpose", purpose)
            .getResultList();
    }

    /** Those of the participants that could still be used. */
    public List<AccessLink> findOpen(Collection<Participant> participants, Instant now) {
        if (participants.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select l from AccessLink l where l.participant in (:participants) and l.used is null and l.revoked is null"
                + " and l.expires > :now", AccessLink.class)
            .setParameterList("participants", participants)
            .setParameter("now", now)
            .getResultList();
    }

    /** The messages that brought the links, in no order. */
    public List<Message> findNotices(Collection<AccessLink> links) {
        if (links.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select m from Message m where m.link in (:links)", Message.class)
            .setParameterList("links", links)
            .getResultList();
    }
}
