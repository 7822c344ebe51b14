/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.type.StringType;
import org.openmrs.User;
import org.openmrs.module.patientconversations.model.SavedMessage;

/** Saved messages in the database. */
public class SavedMessageDao extends Dao {

    public SavedMessageDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Also one that was removed. */
    public Optional<SavedMessage> findByUuid(String uuid) {
        return session().createQuery("select s from SavedMessage s where s.uuid = :uuid", SavedMessage.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /**
     * Everybody's and the user's own, by name.
     *
     * @param language only those that suit this language; null for all
     * @param typed part of the name; empty for all
     */
    public List<SavedMessage> find(User user, String language, String typed, int startIndex, int limit) {
        String pattern = "%" + typed.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return session().createQuery("select s from SavedMessage s where s.voided = false and (s.owner is null or s.owner = :user)"
                + " and (:language is null or s.language is null or s.language = :language) and lower(s.name) like :pattern escape '!'"
                + " order by s.name, s.id", SavedMessage.class)
            .setParameter("user", user)
            .setParameter("language", language, StringType.INSTANCE)
            .setParameter("pattern", pattern)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    public SavedMessage save(SavedMessage message) {
        session().saveOrUpdate(message);
        return message;
    }
}
