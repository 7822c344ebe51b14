/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.Collection;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.persistence.LockModeType;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.ContactSystem;

/** Contact points in the database. */
public class ContactPointDao extends Dao {

    /** The class of SQL states that the SQL standard gives to broken constraints. */
    private static final String CONSTRAINT_VIOLATION = "23";

    private static final String INTO = "into patientconversations_contact_point"
            + " (patient_id, system_code, contact_value, on_chart, preferred, uuid, creator, date_created, voided, shared_confirmed, failures, flagged)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, false, 0, false)";

    public ContactPointDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** Preferred ones first, then those on the chart, then the newest. */
    public List<ContactPoint> findAll(Patient patient) {
        return session().createQuery("select p from ContactPoint p where p.patient = :patient and p.voided = false"
                + " order by p.preferred desc, p.onChart desc, p.id desc", ContactPoint.class)
            .setParameter("patient", patient)
            .getResultList();
    }

    /** The contact points of several patients, of each in the order of {@link #findAll(Patient)}. */
    public List<ContactPoint> findAll(Collection<Patient> patients) {
        if (patients.isEmpty()) {
            return Collections.emptyList();
        }
        return session().createQuery("select p from ContactPoint p where p.patient in (:patients) and p.voided = false"
                + " order by p.preferred desc, p.onChart desc, p.id desc", ContactPoint.class)
            .setParameterList("patients", patients)
            .getResultList();
    }

    /**
     * Inserts a contact point, or finds the one that is there already. Plain JDBC, in a form that the database does not turn
     * down: Hibernate, MariaDB's driver and PostgreSQL log a row that is turned down, and that would be the patient's address.
     *
     * @param point with all audit fields set
     */
    public ContactPoint insert(ContactPoint point) {
        session().flush();
        insertBehindSavepoint(connection -> insert(connection, point));
        return session().createQuery("select p from ContactPoint p where p.patient = :patient and p.system = :system and p.value = :value",
                ContactPoint.class)
            .setParameter("patient", point.getPatient())
            .setParameter("system", point.getSystem())
            .setParameter("value", point.getValue())
            .setLockMode(LockModeType.PESSIMISTIC_READ)
            .uniqueResultOptional()
            .orElseThrow(() -> new IllegalStateException("A contact point could neither be stored nor found"));
    }

    private static boolean insert(Connection connection, ContactPoint point) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(insertIn(connection))) {
            statement.setInt(1, point.getPatient().getPatientId());
            statement.setString(2, point.getSystem().name());
            statement.setString(3, point.getValue());
            statement.setBoolean(4, point.isOnChart());
            statement.setBoolean(5, point.isPreferred());
            statement.setString(6, point.getUuid());
            statement.setInt(7, point.getCreator().getUserId());
            statement.setTimestamp(8, new Timestamp(point.getDateCreated().getTime()));
            statement.setBoolean(9, false);
            statement.executeUpdate();
            return true;
        } catch (SQLException refused) {
            if (refused.getSQLState() != null && refused.getSQLState().startsWith(CONSTRAINT_VIOLATION)) {
                return false;
            }
            throw refused;
        }
    }

    private static String insertIn(Connection connection) throws SQLException {
        switch (connection.getMetaData().getDatabaseProductName()) {
            case "MariaDB":
            case "MySQL":
                return "insert ignore " + INTO;
            case "PostgreSQL":
                return "insert " + INTO + " on conflict do nothing";
            default:
                return "insert " + INTO;
        }
    }

    public Optional<ContactPoint> find(Patient patient, ContactSystem system, String value) {
        return session().createQuery("select p from ContactPoint p where p.patient = :patient and p.system = :system and p.value = :value", ContactPoint.class)
            .setParameter("patient", patient)
            .setParameter("system", system)
            .setParameter("value", value)
            .uniqueResultOptional();
    }

    /** Patients who have this address on their chart or chose it, without voided ones. */
    public List<Patient> findPatientsAt(ContactSystem system, String value, int limit) {
        return session().createQuery("select t from Patient t where t.voided = false and t in (select p.patient from ContactPoint p"
                + " where p.system = :system and p.value = :value and (p.onChart = true or p.preferred = true) and p.voided = false)"
                + " order by t.personId", Patient.class)
            .setParameter("system", system)
            .setParameter("value", value)
            .setMaxResults(limit)
            .getResultList();
    }

    /** Whether another patient, who is not voided, has this address on their chart or chose it. */
    public boolean isAtOther(Patient patient, ContactSystem system, String value) {
        Optional<Integer> other = first(session().createQuery("select p.id from ContactPoint p join p.patient t where p.system = :system"
                + " and p.value = :value and (p.onChart = true or p.preferred = true) and p.voided = false"
                + " and t.voided = false and t <> :patient", Integer.class)
            .setParameter("system", system)
            .setParameter("value", value)
            .setParameter("patient", patient)
            .setMaxResults(1)
            .getResultList());
        return other.isPresent();
    }

    /** Those of the contact points whose address {@link #isAtOther another patient} has too. */
    public Set<ContactPoint> findShared(Collection<ContactPoint> points) {
        if (points.isEmpty()) {
            return Collections.emptySet();
        }
        return new HashSet<>(session().createQuery("select p from ContactPoint p where p in (:points) and exists (select o.id from ContactPoint o"
                + " join o.patient t where o.system = p.system and o.value = p.value and (o.onChart = true or o.preferred = true)"
                + " and o.voided = false and t.voided = false and t <> p.patient)", ContactPoint.class)
            .setParameterList("points", points)
            .getResultList());
    }
}
