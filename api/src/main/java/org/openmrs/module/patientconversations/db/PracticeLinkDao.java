/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.Joiner;
import org.openmrs.module.patientconversations.model.JoinerStatus;
import org.openmrs.module.patientconversations.model.PracticeLink;

/** Practice Links, and those who ask to join through them, in the database. */
public class PracticeLinkDao extends Dao {

    public PracticeLinkDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void save(PracticeLink link) {
        session().saveOrUpdate(link);
    }

    public void insert(Joiner joiner) {
        session().save(joiner);
    }

    public Optional<PracticeLink> findByUuid(String uuid) {
        return session().createQuery("select l from PracticeLink l where l.uuid = :uuid and l.voided = false", PracticeLink.class).setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    public Optional<PracticeLink> findBySlug(String slug) {
        return session().createQuery("select l from PracticeLink l where l.slug = :slug and l.voided = false", PracticeLink.class).setParameter("slug", slug)
            .uniqueResultOptional();
    }

    /** By label. */
    public List<PracticeLink> find(int startIndex, int limit) {
        return session().createQuery("select l from PracticeLink l where l.voided = false order by l.label, l.id", PracticeLink.class)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    public Optional<Joiner> findJoiner(String uuid) {
        return session().createQuery("select j from Joiner j join fetch j.practiceLink where j.uuid = :uuid and j.voided = false", Joiner.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    public Optional<Joiner> findJoinerBySecret(String secretHash) {
        return session().createQuery("select j from Joiner j where j.secretHash = :hash and j.voided = false", Joiner.class).setParameter("hash", secretHash)
            .uniqueResultOptional();
    }

    /** Reads a joiner again as they stand in the database, and keeps others from changing them until the transaction ends. */
    public void lock(Joiner joiner) {
        session().flush();
        session().refresh(joiner, LockOptions.UPGRADE);
    }

    /** The longest waiting first. */
    public List<Joiner> findJoiners(JoinerStatus status, int startIndex, int limit) {
        return session().createQuery("select j from Joiner j join fetch j.practiceLink where j.status = :status and j.voided = false order by j.id", Joiner.class)
            .setParameter("status", status)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    /** Forgets those who gave up before they showed that their contact is theirs. */
    public int removeUnverified(Instant before) {
        return session().createQuery("delete from Joiner j where j.status = :status and j.dateCreated < :before")
            .setParameter("status", JoinerStatus.UNVERIFIED)
            .setParameter("before", Date.from(before))
            .executeUpdate();
    }

    public List<Patient> findBornOn(Date day, Date nextDay, int limit) {
        return session().createQuery("select p from Patient p where p.voided = false and p.birthdate >= :day and p.birthdate < :next order by p.patientId", Patient.class)
            .setParameter("day", day)
            .setParameter("next", nextDay)
            .setMaxResults(limit)
            .getResultList();
    }
}
