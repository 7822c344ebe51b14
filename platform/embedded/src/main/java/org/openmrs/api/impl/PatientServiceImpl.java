/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Locale;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.hibernate.query.Query;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PatientIdentifierType;
import org.openmrs.Person;
import org.openmrs.api.InsufficientIdentifiersException;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.transaction.annotation.Transactional;

/** Keeps patients in tables {@code patient} and {@code patient_identifier}. */
@Transactional
public class PatientServiceImpl extends BaseOpenmrsService implements PatientService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public PatientServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	public Patient savePatient(Patient patient) {
		Context.requirePrivilege(
		    patient.getPatientId() == null ? PrivilegeConstants.ADD_PATIENTS : PrivilegeConstants.EDIT_PATIENTS);
		if (patient.getVoided()) {
			Context.requirePrivilege(PrivilegeConstants.DELETE_PATIENTS);
		} else if (patient.getActiveIdentifiers().isEmpty()) {
			throw new InsufficientIdentifiersException("At least one nonvoided Patient Identifier is required");
		}
		preferOneIdentifier(patient);
		PersonServiceImpl.preferOneName(patient);
		return store(patient);
	}

	private static void preferOneIdentifier(Patient patient) {
		PatientIdentifier current = patient.getPatientIdentifier();
		PatientIdentifier preferred = current != null && current.getPreferred() ? current : null;
		for (PatientIdentifier identifier : patient.getIdentifiers()) {
			if (preferred == null && !identifier.getVoided()) {
				identifier.setPreferred(true);
				preferred = identifier;
			} else if (!identifier.equals(preferred)) {
				identifier.setPreferred(false);
			}
		}
	}

	/** A person who becomes a patient has a row in {@code person} but none in {@code patient} yet, which Hibernate does not expect. */
	private Patient store(Patient patient) {
		Session session = sessionFactory.getCurrentSession();
		if (patient.getPatientId() != null && !session.contains(patient) && isPersonOnly(patient.getPatientId())) {
			Person person = session.get(Person.class, patient.getPatientId());
			if (person != null) {
				session.evict(person);
			}
			session.createNativeQuery(
			    "insert into patient (patient_id, creator, voided, date_created) values (:id, :creator, false, :now)")
			        .setParameter("id", patient.getPatientId())
			        .setParameter("creator", Context.getAuthenticatedUser().getUserId()).setParameter("now", new Date())
			        .executeUpdate();
			if (patient.getCreator() == null) {
				patient.setCreator(Context.getAuthenticatedUser());
			}
			if (patient.getDateCreated() == null) {
				patient.setDateCreated(new Date());
			}
		}
		session.saveOrUpdate(patient);
		return patient;
	}

	private boolean isPersonOnly(Integer id) {
		return sessionFactory.getCurrentSession().createNativeQuery("select 1 from patient where patient_id = :id")
		        .setParameter("id", id).getResultList().isEmpty();
	}

	@Override
	@Transactional(readOnly = true)
	public Patient getPatient(Integer patientId) {
		return patientId == null ? null : sessionFactory.getCurrentSession().get(Patient.class, patientId);
	}

	@Override
	@Transactional(readOnly = true)
	public Patient getPatientByUuid(String uuid) {
		return finder.first(Patient.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Patient> getAllPatients() {
		return getAllPatients(false);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Patient> getAllPatients(boolean includeVoided) {
		return finder.all(Patient.class, "patientId",
		    includeVoided ? null : (builder, patient) -> builder.isFalse(patient.get("voided")));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Patient> getPatients(String query) {
		return getPatients(query, 0, null);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Patient> getPatients(String query, Integer start, Integer length) {
		return getPatients(query, false, start, length);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Patient> getPatients(String query, boolean includeVoided, Integer start, Integer length) {
		if (StringUtils.isBlank(query)) {
			return Collections.emptyList();
		}
		Query<Patient> found = search("select p", query, includeVoided, " order by p.patientId", Patient.class);
		if (start != null) {
			found.setFirstResult(start);
		}
		if (length != null) {
			found.setMaxResults(length);
		}
		return found.getResultList();
	}

	@Override
	@Transactional(readOnly = true)
	public Integer getCountOfPatients(String query) {
		if (StringUtils.isBlank(query)) {
			return 0;
		}
		return search("select count(p)", query, false, "", Long.class).getSingleResult().intValue();
	}

	private <T> Query<T> search(String select, String query, boolean includeVoided, String order, Class<T> type) {
		String[] words = query.trim().toLowerCase(Locale.ROOT).split("\\s+");
		StringBuilder hql = new StringBuilder(select).append(" from Patient p where ")
		        .append(includeVoided ? "" : "p.voided = false and ")
		        .append("(exists (select 1 from PatientIdentifier i where i.patient = p and i.voided = false")
		        .append(" and lower(i.identifier) = :query) or (1 = 1");
		for (int i = 0; i < words.length; i++) {
			hql.append(" and exists (select 1 from PersonName n where n.person.personId = p.patientId and n.voided = false")
			        .append(" and (lower(n.givenName) like :w").append(i).append(" or lower(n.middleName) like :w").append(i)
			        .append(" or lower(n.familyName) like :w").append(i).append(" or lower(n.familyName2) like :w").append(i)
			        .append("))");
		}
		hql.append("))").append(order);
		Query<T> search = sessionFactory.getCurrentSession().createQuery(hql.toString(), type);
		search.setParameter("query", query.trim().toLowerCase(Locale.ROOT));
		for (int i = 0; i < words.length; i++) {
			search.setParameter("w" + i, words[i].replace("%", "").replace("_", "") + "%");
		}
		return search;
	}

	/** What voiding means was done by the handlers before. */
	@Override
	public Patient voidPatient(Patient patient, String reason) {
		return patient == null ? null : store(patient);
	}

	@Override
	public Patient unvoidPatient(Patient patient) {
		return patient == null ? null : store(patient);
	}

	@Override
	public PatientIdentifierType savePatientIdentifierType(PatientIdentifierType type) {
		sessionFactory.getCurrentSession().saveOrUpdate(type);
		return type;
	}

	@Override
	@Transactional(readOnly = true)
	public List<PatientIdentifierType> getAllPatientIdentifierTypes() {
		return finder.all(PatientIdentifierType.class, "patientIdentifierTypeId",
		    (builder, type) -> builder.isFalse(type.get("retired")));
	}

	@Override
	@Transactional(readOnly = true)
	public PatientIdentifierType getPatientIdentifierType(Integer typeId) {
		return sessionFactory.getCurrentSession().get(PatientIdentifierType.class, typeId);
	}

	@Override
	@Transactional(readOnly = true)
	public PatientIdentifierType getPatientIdentifierTypeByUuid(String uuid) {
		return finder.first(PatientIdentifierType.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public PatientIdentifierType getPatientIdentifierTypeByName(String name) {
		return finder.first(PatientIdentifierType.class, "name", name);
	}
}
