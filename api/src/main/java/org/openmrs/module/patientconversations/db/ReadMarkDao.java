/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.ReadMark;

/** Read marks in the database. */
public class ReadMarkDao extends Dao {

    public ReadMarkDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Up to which message the user has read each conversation, by the conversation's id. */
    public Map<Integer, Integer> find(User user, Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<Integer, Integer> marks = new HashMap<>();
        session().createQuery("select r.conversation.id, r.lastReadMessageId from ReadMark r where r.user = :user"
                + " and r.conversation in (:conversations)", Object[].class)
            .setParameter("user", user)
            .setParameterList("conversations", conversations)
            .getResultList()
            .forEach(row -> marks.put((Integer) row[0], (Integer) row[1]));
        return marks;
    }

    /** Moves the user's mark to a message, never back. */
    public void advance(User user, Message message) {
        if (!moveForward(user, message) && find(user, Collections.singleton(message.getConversation())).isEmpty()) {
            ReadMark mark = new ReadMark();
            mark.setUser(user);
            mark.setConversation(message.getConversation());
            mark.setLastReadMessageId(message.getId());
            if (!insertIfAbsent(mark)) {
                moveForward(user, message);
            }
        }
    }

    /** @return false also if the mark is there already and not before the message */
    private boolean moveForward(User user, Message message) {
        return session().createQuery("update ReadMark r set r.lastReadMessageId = :message where r.user = :user"
                + " and r.conversation = :conversation and r.lastReadMessageId < :message")
            .setParameter("message", message.getId())
            .setParameter("user", user)
            .setParameter("conversation", message.getConversation())
            .executeUpdate() > 0;
    }
}
