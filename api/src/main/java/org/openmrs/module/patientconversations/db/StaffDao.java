/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;
import org.openmrs.User;

/** The practice's users, looked up by those who may not look up users in general. */
public class StaffDao extends Dao {

    public StaffDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Users who are not retired and whose log-in name, given name or family name begins so, by log-in name. */
    public List<User> find(String typed, int limit) {
        String pattern = typed.toLowerCase(Locale.ROOT).replace("!", "!!").replace("%", "!%").replace("_", "!_") + "%";
        return session().createQuery("select u from User u where u.retired = false and (lower(u.username) like :pattern escape '!' or exists"
                + " (select n.personNameId from PersonName n where n.person = u.person and n.voided = false"
                + " and (lower(n.givenName) like :pattern escape '!' or lower(n.familyName) like :pattern escape '!'))) order by u.username, u.userId",
                User.class)
            .setParameter("pattern", pattern)
            .setMaxResults(limit)
            .getResultList();
    }

    /** Users who are not retired, by their log-in names in any case. */
    public List<User> findByNames(Collection<String> usernames) {
        if (usernames.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select u from User u where u.retired = false and lower(u.username) in (:names)", User.class)
            .setParameterList("names", usernames.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toSet()))
            .getResultList();
    }

    public Optional<User> findByUuid(String uuid) {
        return session().createQuery("select u from User u where u.retired = false and u.uuid = :uuid", User.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }
}
