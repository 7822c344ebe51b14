/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryEntry;

/** Histories of conversations in the database. */
public class HistoryDao extends Dao {

    public HistoryDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void add(HistoryEntry entry) {
        session().save(entry);
    }

    /** Newest first. */
    public List<HistoryEntry> find(Conversation conversation, int startIndex, int limit) {
        return session().createQuery("select h from HistoryEntry h join fetch h.creator left join fetch h.subject where h.conversation = :conversation"
                + " order by h.id desc", HistoryEntry.class)
            .setParameter("conversation", conversation)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }
}
