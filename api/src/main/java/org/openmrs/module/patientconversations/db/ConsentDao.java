/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;

/** The consent ledger in the database; it has no way to change or remove an entry. */
public class ConsentDao extends Dao {

    public ConsentDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public Consent add(Consent entry) {
        session().save(entry);
        return entry;
    }

    public Optional<Consent> findByUuid(String uuid) {
        return session().createQuery("select c from Consent c where c.uuid = :uuid", Consent.class)
            .setParameter("uuid", uuid)
            .uniqueResultOptional();
    }

    /** Newest first. */
    public List<Consent> find(Patient patient, int startIndex, int limit) {
        return session().createQuery("select c from Consent c where c.patient = :patient order by c.id desc", Consent.class)
            .setParameter("patient", patient)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    /** The newest entry for exactly this address. */
    public Optional<Consent> findNewest(Patient patient, String channel, String address) {
        return first(session().createQuery("select c from Consent c where c.patient = :patient and c.channel = :channel"
                + " and c.address = :address order by c.id desc", Consent.class)
            .setParameter("patient", patient)
            .setParameter("channel", channel)
            .setParameter("address", address)
            .setMaxResults(1)
            .getResultList());
    }

    /** The newest entry of each patient, channel and address that these contact points hold. */
    public List<Consent> findNewest(Collection<ContactPoint> points) {
        if (points.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select c from Consent c where c.id in (select max(e.id) from Consent e, ContactPoint p where p in (:points)"
                + " and e.patient = p.patient and e.address = p.value group by e.patient.id, e.channel, e.address)", Consent.class)
            .setParameterList("points", points)
            .getResultList();
    }

    /** The newest entry of this status for exactly this address. */
    public Optional<Consent> findNewest(Patient patient, String channel, String address, ConsentStatus status) {
        return first(session().createQuery("select c from Consent c where c.patient = :patient and c.channel = :channel"
                + " and c.address = :address and c.status = :status order by c.id desc", Consent.class)
            .setParameter("patient", patient)
            .setParameter("channel", channel)
            .setParameter("address", address)
            .setParameter("status", status)
            .setMaxResults(1)
            .getResultList());
    }

    /** Patients who are not voided and have an entry for this address. */
    public List<Patient> findPatients(String channel, String address) {
        return session().createQuery("select t from Patient t where t.voided = false and t in"
                + " (select c.patient from Consent c where c.channel = :channel and c.address = :address) order by t.personId", Patient.class)
            .setParameter("channel", channel)
            .setParameter("address", address)
            .getResultList();
    }
}
