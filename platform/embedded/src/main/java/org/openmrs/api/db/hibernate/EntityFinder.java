/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.util.List;

import javax.persistence.criteria.CriteriaBuilder;
import javax.persistence.criteria.CriteriaQuery;
import javax.persistence.criteria.Predicate;
import javax.persistence.criteria.Root;

import org.hibernate.Session;
import org.hibernate.SessionFactory;

/** The queries that every service of the platform needs: one entity by a property, all in an order. */
public final class EntityFinder {

	/**
	 * A condition on an entity.
	 *
	 * @param <T> the entity
	 */
	public interface Condition<T> {

		Predicate of(CriteriaBuilder builder, Root<T> entity);
	}

	private final SessionFactory sessionFactory;

	public EntityFinder(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	/** The first entity whose property has the value, or null. */
	public <T> T first(Class<T> type, String property, Object value) {
		List<T> found = all(type, null, (builder, entity) -> builder.equal(entity.get(property), value));
		return found.isEmpty() ? null : found.get(0);
	}

	/** Those that meet the condition (all, if null), by the property (in no order, if null). */
	public <T> List<T> all(Class<T> type, String orderedBy, Condition<T> condition) {
		Session session = sessionFactory.getCurrentSession();
		CriteriaBuilder builder = session.getCriteriaBuilder();
		CriteriaQuery<T> query = builder.createQuery(type);
		Root<T> entity = query.from(type);
		if (condition != null) {
			query.where(condition.of(builder, entity));
		}
		if (orderedBy != null) {
			query.orderBy(builder.asc(entity.get(orderedBy)));
		}
		return session.createQuery(query).getResultList();
	}
}
