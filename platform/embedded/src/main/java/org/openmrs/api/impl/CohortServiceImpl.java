/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.List;
import java.util.Locale;

import org.hibernate.SessionFactory;
import org.openmrs.Cohort;
import org.openmrs.api.APIException;
import org.openmrs.api.CohortService;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.springframework.transaction.annotation.Transactional;

/** Keeps cohorts in the tables of OpenMRS' names. */
@Transactional
public class CohortServiceImpl extends BaseOpenmrsService implements CohortService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public CohortServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	public Cohort saveCohort(Cohort cohort) {
		if (cohort.getName() == null || cohort.getDescription() == null) {
			throw new APIException("A cohort needs a name and a description");
		}
		sessionFactory.getCurrentSession().saveOrUpdate(cohort);
		return cohort;
	}

	@Override
	public Cohort voidCohort(Cohort cohort, String reason) {
		return saveCohort(cohort);
	}

	@Override
	@Transactional(readOnly = true)
	public Cohort getCohortByUuid(String uuid) {
		return finder.first(Cohort.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public Cohort getCohortByName(String name) {
		return finder.first(Cohort.class, "name", name);
	}

	@Override
	@Transactional(readOnly = true)
	public List<Cohort> getAllCohorts(boolean includeVoided) {
		return finder.all(Cohort.class, "name", includeVoided ? null : (builder, cohort) -> builder.isFalse(cohort.get("voided")));
	}

	@Override
	@Transactional(readOnly = true)
	public List<Cohort> getCohorts(String nameFragment) {
		return finder.all(Cohort.class, "name",
		    (builder, cohort) -> builder.like(builder.lower(cohort.get("name")), "%" + nameFragment.toLowerCase(Locale.ROOT) + "%"));
	}
}
