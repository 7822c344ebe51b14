/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;
import org.openmrs.module.patientconversations.model.PushKey;
import org.openmrs.module.patientconversations.model.PushSubscription;

/** Browsers that take notice of news, and the key by which their push services know us, in the database. */
public class PushDao extends Dao {

    public PushDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Two servers may each have made one at the same time: the first counts. */
    public Optional<PushKey> findKey() {
        return first(session().createQuery("select k from PushKey k order by k.id", PushKey.class).setMaxResults(1).getResultList());
    }

    public void insert(PushKey key) {
        session().save(key);
        session().flush();
    }

    /** @return false if it is there already */
    public boolean insert(PushSubscription subscription) {
        return insertIfAbsent(subscription);
    }

    public List<PushSubscription> findOf(Participant participant) {
        return session().createQuery("select s from PushSubscription s where s.participant = :participant order by s.id", PushSubscription.class)
            .setParameter("participant", participant)
            .getResultList();
    }

    /** Of all who have joined and read the patient's conversations. */
    public List<PushSubscription> findOf(Patient patient) {
        return session().createQuery("select s from PushSubscription s join fetch s.participant p where p.patient = :patient and p.status = :joined"
                + " and p.voided = false order by s.id", PushSubscription.class)
            .setParameter("patient", patient)
            .setParameter("joined", ParticipantStatus.JOINED)
            .getResultList();
    }

    public int remove(String endpointHash) {
        return session().createQuery("delete from PushSubscription s where s.endpointHash = :hash").setParameter("hash", endpointHash).executeUpdate();
    }
}
