/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.Passkey;
import org.openmrs.module.patientconversations.model.PasskeyChallenge;

/** Passkeys, and what authenticators were asked to sign, in the database. */
public class PasskeyDao extends Dao {

    public PasskeyDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(Passkey passkey) {
        session().save(passkey);
    }

    public void insert(PasskeyChallenge challenge) {
        session().save(challenge);
    }

    /** Oldest first. */
    public List<Passkey> findOf(Participant participant) {
        return session().createQuery("select k from Passkey k where k.participant = :participant and k.voided = false order by k.id", Passkey.class)
            .setParameter("participant", participant)
            .getResultList();
    }

    /** Also one that was removed, if asked so. */
    public Optional<Passkey> findByCredential(String credentialHash, boolean alsoRemoved) {
        return session().createQuery("select k from Passkey k join fetch k.participant where k.credentialHash = :hash" + (alsoRemoved ? "" : " and k.voided = false"),
                Passkey.class)
            .setParameter("hash", credentialHash)
            .uniqueResultOptional();
    }

    public Optional<Participant> findParticipant(String uuid) {
        return session().createQuery("select p from Participant p join fetch p.patient where p.uuid = :uuid and p.voided = false", Participant.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Reads a passkey again as it stands in the database, and keeps others from changing it until the transaction ends. */
    public void lock(Passkey passkey) {
        session().refresh(passkey, LockOptions.UPGRADE);
    }

    /** Takes a challenge away for good, so that it answers once; those that are over go with it. */
    public Optional<PasskeyChallenge> take(String uuid, Instant now) {
        Optional<PasskeyChallenge> found = session().createQuery("select c from PasskeyChallenge c where c.uuid = :uuid and c.expires > :now", PasskeyChallenge.class)
            .setParameter("uuid", uuid)
            .setParameter("now", now)
            .uniqueResultOptional();
        found.ifPresent(session()::evict);
        session().createQuery("delete from PasskeyChallenge c where c.expires <= :now").setParameter("now", now).executeUpdate();
        int taken = session().createQuery("delete from PasskeyChallenge c where c.uuid = :uuid").setParameter("uuid", uuid).executeUpdate();
        return found.filter(challenge -> taken > 0);
    }
}
