/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.LockOptions;
import org.hibernate.SessionFactory;
import org.openmrs.Patient;
import org.openmrs.module.patientconversations.model.Panel;
import org.openmrs.module.patientconversations.model.PanelOutcome;
import org.openmrs.module.patientconversations.model.PanelPatient;
import org.openmrs.module.patientconversations.model.PanelStatus;

/** Panels and their patients in the database. */
public class PanelDao extends Dao {

    public PanelDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public void insert(Panel panel, List<Patient> patients) {
        session().save(panel);
        for (Patient patient : patients) {
            PanelPatient one = new PanelPatient();
            one.setPanel(panel);
            one.setPatient(patient);
            one.setOutcome(PanelOutcome.WAITING);
            session().save(one);
        }
    }

    /** The patients who have these identifiers; one that several patients have is left out. */
    public Map<String, Patient> findByIdentifiers(Collection<String> identifiers) {
        Map<String, Patient> found = new LinkedHashMap<>();
        Set<String> several = new HashSet<>();
        if (identifiers.isEmpty()) {
            return found;
        }
        session().createQuery("select i.identifier, i.patient from PatientIdentifier i where i.identifier in (:identifiers) and i.voided = false"
                + " and i.patient.voided = false", Object[].class)
            .setParameterList("identifiers", identifiers)
            .getResultList()
            .forEach(row -> {
                Patient before = found.put((String) row[0], (Patient) row[1]);
                if (before != null && !before.getPatientId().equals(((Patient) row[1]).getPatientId())) {
                    several.add((String) row[0]);
                }
            });
        several.forEach(found::remove);
        return found;
    }

    /** Voided ones left out. */
    public List<Patient> findPatients(Collection<Integer> ids) {
        return session().createQuery("select p from Patient p where p.patientId in (:ids) and p.voided = false order by p.patientId", Patient.class)
            .setParameterList("ids", ids)
            .getResultList();
    }

    public Optional<Panel> findByUuid(String uuid) {
        return session().createQuery("select p from Panel p where p.uuid = :uuid and p.voided = false", Panel.class).setParameter("uuid", uuid).uniqueResultOptional();
    }

    /** Newest first. */
    public List<Panel> find(int startIndex, int limit) {
        return session().createQuery("select p from Panel p where p.voided = false order by p.id desc", Panel.class)
            .setFirstResult(startIndex)
            .setMaxResults(limit)
            .getResultList();
    }

    public Map<PanelOutcome, Long> count(Panel panel) {
        Map<PanelOutcome, Long> counts = new LinkedHashMap<>();
        session().createQuery("select p.outcome, count(p) from PanelPatient p where p.panel = :panel group by p.outcome", Object[].class)
            .setParameter("panel", panel)
            .getResultList()
            .forEach(row -> counts.put((PanelOutcome) row[0], (Long) row[1]));
        return counts;
    }

    /** Why patients were left out, the commonest reason first. */
    public Map<String, Long> countReasons(Panel panel) {
        Map<String, Long> counts = new LinkedHashMap<>();
        session().createQuery("select p.reason, count(p) from PanelPatient p where p.panel = :panel and p.outcome = :skipped group by p.reason"
                + " order by count(p) desc, p.reason", Object[].class)
            .setParameter("panel", panel)
            .setParameter("skipped", PanelOutcome.SKIPPED)
            .getResultList()
            .forEach(row -> counts.put((String) row[0], (Long) row[1]));
        return counts;
    }

    public List<Panel> findDue(Instant now) {
        return session().createQuery("select p from Panel p where p.status = :running and p.nextInvitation <= :now and p.voided = false order by p.id", Panel.class)
            .setParameter("running", PanelStatus.RUNNING)
            .setParameter("now", now)
            .getResultList();
    }

    public void lock(Panel panel) {
        session().flush();
        session().refresh(panel, LockOptions.UPGRADE);
    }

    public Optional<PanelPatient> findNext(Panel panel) {
        return first(session().createQuery("select p from PanelPatient p join fetch p.patient where p.panel = :panel and p.outcome = :waiting order by p.id", PanelPatient.class)
            .setParameter("panel", panel)
            .setParameter("waiting", PanelOutcome.WAITING)
            .setMaxResults(1)
            .getResultList());
    }
}
