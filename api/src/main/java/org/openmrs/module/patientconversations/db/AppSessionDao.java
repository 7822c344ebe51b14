/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.AppSession;
import org.openmrs.module.patientconversations.model.Participant;

/** Browsers that are signed in to the patient's app, in the database. */
public class AppSessionDao extends Dao {

    public AppSessionDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(AppSession appSession) {
        session().save(appSession);
    }

    /** One that was not ended. */
    public Optional<AppSession> findByTokenHash(String tokenHash) {
        return session().createQuery("select s from AppSession s join fetch s.participant p join fetch p.patient where s.tokenHash = :hash"
                + " and s.ended is null", AppSession.class)
            .setParameter("hash", tokenHash)
            .uniqueResultOptional();
    }

    /** Notes that it was used. */
    public void touch(AppSession used, Instant now) {
        session().createQuery("update AppSession s set s.lastSeen = :now where s.id = :id and s.lastSeen < :now")
            .setParameter("now", now)
            .setParameter("id", used.getId())
            .executeUpdate();
    }

    public void end(AppSession used, Instant now) {
        session().createQuery("update AppSession s set s.ended = :now where s.id = :id and s.ended is null")
            .setParameter("now", now)
            .setParameter("id", used.getId())
            .executeUpdate();
    }

    /** @return how many there were */
    public int endAll(Collection<Participant> participants, Instant now) {
        if (participants.isEmpty()) {
            return 0;
        }
        return session().createQuery("update AppSession s set s.ended = :now where s.participant in (:participants) and s.ended is null")
            .setParameter("now", now)
            .setParameterList("participants", participants)
            .executeUpdate();
    }
}
