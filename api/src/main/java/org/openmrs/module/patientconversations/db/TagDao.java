/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationTag;

/** Tags of conversations in the database. */
public class TagDao extends Dao {

    public TagDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Each conversation's tags in alphabetical order, by the conversation's id. */
    public Map<Integer, List<String>> find(Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<Integer, List<String>> tags = new HashMap<>();
        session().createQuery("select t.conversation.id, t.tag from ConversationTag t where t.conversation in (:conversations) order by t.tag",
                Object[].class)
            .setParameterList("conversations", conversations)
            .getResultList()
            .forEach(row -> tags.computeIfAbsent((Integer) row[0], id -> new ArrayList<>()).add((String) row[1]));
        return tags;
    }

    /** All tags in use, in alphabetical order. */
    public List<String> findAll(int limit) {
        return session().createQuery("select distinct t.tag from ConversationTag t order by t.tag", String.class)
            .setMaxResults(limit)
            .getResultList();
    }

    /** @return false if it is there already */
    public boolean insert(ConversationTag tag) {
        return insertIfAbsent(tag);
    }

    public void delete(Conversation conversation, String tag) {
        session().createQuery("delete from ConversationTag t where t.conversation = :conversation and t.tag = :tag")
            .setParameter("conversation", conversation)
            .setParameter("tag", tag)
            .executeUpdate();
    }
}
