/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;
import org.openmrs.Patient;
import org.openmrs.PersonAttributeType;

/** What stands on charts: person attributes that hold a number or an address. */
public class ChartAddressDao extends Dao {

    public ChartAddressDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    /** @param uuidOrName of a type that is not retired */
    public Optional<PersonAttributeType> findType(String uuidOrName) {
        return first(session().createQuery("select t from PersonAttributeType t where t.retired = false"
                + " and (t.uuid = :wanted or t.name = :wanted) order by t.personAttributeTypeId", PersonAttributeType.class)
            .setParameter("wanted", uuidOrName)
            .setMaxResults(1)
            .getResultList());
    }

    /** As typed on the chart. */
    public List<String> findValues(Patient patient, PersonAttributeType type) {
        return session().createQuery("select a.value from PersonAttribute a where a.person.personId = :person and a.attributeType = :type"
                + " and a.voided = false order by a.personAttributeId desc", String.class)
            .setParameter("person", patient.getPatientId())
            .setParameter("type", type)
            .getResultList();
    }

    /**
     * Patients with a number or an address on the chart, or whose chart had one when it was last looked at, in ascending order.
     *
     * @param after the last id that is known already
     */
    public List<Integer> findPatientIds(Collection<PersonAttributeType> types, int after, int limit) {
        String onChart = "exists (select a.personAttributeId from PersonAttribute a where a.person.personId = t.personId"
                + " and a.attributeType in (:types) and a.voided = false)";
        String wasOnChart = "exists (select p.id from ContactPoint p where p.patient = t and p.onChart = true)";
        Query<Integer> query = session().createQuery("select t.personId from Patient t where t.personId > :after"
                + " and t.voided = false and (" + (types.isEmpty() ? "" : onChart + " or ") + wasOnChart + ") order by t.personId", Integer.class)
            .setParameter("after", after)
            .setMaxResults(limit);
        if (!types.isEmpty()) {
            query.setParameterList("types", types);
        }
        return query.getResultList();
    }

    public Optional<Patient> findPatient(Integer patientId) {
        return Optional.ofNullable(session().get(Patient.class, patientId));
    }
}
