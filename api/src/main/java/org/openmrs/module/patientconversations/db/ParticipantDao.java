/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.Hibernate;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** Participants of Secure conversations in the database. */
public class ParticipantDao extends Dao {

    public ParticipantDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(Participant participant) {
        session().save(participant);
    }

    public Optional<Participant> findByUuid(String uuid) {
        return session().createQuery("select p from Participant p join fetch p.patient where p.uuid = :uuid and p.voided = false", Participant.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Reads a participant again as they stand in the database, and keeps others from changing them until the transaction ends. */
    public Participant lock(Participant participant) {
        session().flush();
        // What is refreshed as a proxy that was not read yet would be neither read nor locked.
        Participant known = (Participant) Hibernate.unproxy(participant);
        session().refresh(known, LockOptions.UPGRADE);
        return known;
    }

    /** The patient first, then proxies in the order in which they were added. */
    public List<Participant> findOf(Patient patient) {
        return findOf(Collections.singleton(patient));
    }

    /** As {@link #findOf(Patient)}, of many patients in one query. */
    public List<Participant> findOf(Collection<Patient> patients) {
        if (patients.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select p from Participant p where p.patient in (:patients) and p.voided = false order by p.kind, p.id", Participant.class)
            .setParameterList("patients", patients)
            .getResultList();
    }

    /** Those who have joined and get their links there. */
    public List<Participant> findJoined(ContactSystem system, String value) {
        return session().createQuery("select p from Participant p join fetch p.patient where p.contactSystem = :system and p.contactValue = :value"
                + " and p.status = :joined and p.voided = false order by p.id", Participant.class)
            .setParameter("system", system)
            .setParameter("value", value)
            .setParameter("joined", ParticipantStatus.JOINED)
            .getResultList();
    }
}
