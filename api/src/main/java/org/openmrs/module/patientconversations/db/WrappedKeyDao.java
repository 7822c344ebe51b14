/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import java.util.stream.Collectors;
import org.hibernate.SessionFactory;

/** What master keys have sealed in the database, wherever it rests, for their rotation. */
public class WrappedKeyDao extends Dao {

    /** Where such things rest. */
    public enum Place {
        CONVERSATION("Conversation", "sealedKey"),
        ATTACHMENT("Attachment", "sealedKey"),
        LINK("AccessLink", "sealedToken"),
        PUSH("PushKey", "sealedKey");

        private final String entity;

        private final String property;

        Place(String entity, String property) {
            this.entity = entity;
            this.property = property;
        }
    }

    public WrappedKeyDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Those that another key than this one has sealed, in the order of their ids. */
    public List<WrappedKey> findOthers(Place place, String masterKey, int afterId, int limit) {
        return session().createQuery("select k.id, k.uuid, k.masterKey, k." + place.property + " from " + place.entity + " k where k." + place.property
                + " is not null and k.masterKey <> :masterKey and k.id > :after order by k.id", Object[].class)
            .setParameter("masterKey", masterKey)
            .setParameter("after", afterId)
            .setMaxResults(limit)
            .getResultList().stream().map(row -> new WrappedKey((Integer) row[0], (String) row[1], (String) row[2], (String) row[3])).collect(Collectors.toList());
    }

    public long countOthers(Place place, String masterKey) {
        return session().createQuery("select count(k) from " + place.entity + " k where k." + place.property + " is not null and k.masterKey <> :masterKey", Long.class)
            .setParameter("masterKey", masterKey)
            .uniqueResult();
    }

    /** Puts it there sealed anew, unless somebody else has changed it since it was read. Nothing else of the row changes, so nobody is told of news. */
    public boolean replace(Place place, WrappedKey old, String masterKey, String sealed) {
        return session().createQuery("update " + place.entity + " k set k.masterKey = :masterKey, k." + place.property + " = :sealed where k.id = :id and k."
                + place.property + " = :old")
            .setParameter("masterKey", masterKey)
            .setParameter("sealed", sealed)
            .setParameter("id", old.getId())
            .setParameter("old", old.getSealed())
            .executeUpdate() > 0;
    }
}
