/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;

/** Mentions of staff in the database. */
public class MentionDao extends Dao {

    public MentionDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void add(Mention mention) {
        session().save(mention);
    }

    public List<Mention> find(Collection<Message> notes) {
        if (notes.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select m from Mention m join fetch m.user left join fetch m.resolvedBy where m.message in (:notes) order by m.id",
                Mention.class)
            .setParameterList("notes", notes)
            .getResultList();
    }

    /**
     * Resolves what of a note's mentions is not resolved yet.
     *
     * @return how many those were
     */
    public int resolve(Message note, User by, Instant when) {
        int resolved = session().createQuery("update Mention m set m.resolvedBy = :by, m.dateResolved = :when where m.message = :note"
                + " and m.dateResolved is null")
            .setParameter("by", by)
            .setParameter("when", when)
            .setParameter("note", note)
            .executeUpdate();
        find(Collections.singleton(note)).forEach(session()::refresh);
        return resolved;
    }

    /**
     * In how many conversations a note that names the user waits for them.
     *
     * @param location only of patients who have an identifier of the location with this id; null for all
     */
    public long countConversations(User user, Integer location) {
        Query<Long> query = session().createQuery("select count(distinct m.conversation.id) from Mention m where m.user = :user and m.dateResolved is null"
                + " and m.conversation.voided = false and m.conversation.patient.voided = false"
                + (location == null ? "" : " and exists (select i.patientIdentifierId from PatientIdentifier i where"
                        + " i.patient = m.conversation.patient and i.voided = false and i.location.locationId = :location)"), Long.class)
            .setParameter("user", user);
        if (location != null) {
            query.setParameter("location", location);
        }
        return query.uniqueResult();
    }
}
