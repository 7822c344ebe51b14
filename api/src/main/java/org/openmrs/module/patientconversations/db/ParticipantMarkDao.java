/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantMark;

/** How far participants have read, in the database. */
public class ParticipantMarkDao extends Dao {

    public ParticipantMarkDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** By the conversation's id. */
    public Map<Integer, ParticipantMark> find(Participant participant, Collection<Conversation> conversations) {
        if (conversations.isEmpty()) {
            return Collections.emptyMap();
        }
        Map<Integer, ParticipantMark> marks = new HashMap<>();
        session().createQuery("select k from ParticipantMark k where k.participant = :participant and k.conversation in (:conversations)", ParticipantMark.class)
            .setParameter("participant", participant)
            .setParameterList("conversations", conversations)
            .getResultList()
            .forEach(mark -> marks.put(mark.getConversation().getId(), mark));
        return marks;
    }

    /** The participant's mark in a conversation; one that has read nothing is made if there is none. */
    public ParticipantMark open(Participant participant, Conversation conversation) {
        Optional<ParticipantMark> known = find(participant, conversation);
        if (known.isPresent()) {
            return known.get();
        }
        ParticipantMark mark = new ParticipantMark();
        mark.setParticipant(participant);
        mark.setConversation(conversation);
        insertIfAbsent(mark);
        return find(participant, conversation).orElseThrow(() -> new IllegalStateException("A read mark could neither be made nor found"));
    }

    private Optional<ParticipantMark> find(Participant participant, Conversation conversation) {
        List<ParticipantMark> found = session().createQuery("select k from ParticipantMark k where k.participant = :participant"
                + " and k.conversation = :conversation", ParticipantMark.class)
            .setParameter("participant", participant)
            .setParameter("conversation", conversation)
            .getResultList();
        return first(found);
    }
}
