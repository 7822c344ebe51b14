/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import org.hibernate.SessionFactory;

/** An older way to the session factory that modules still inject. */
public class DbSessionFactory {

	private final SessionFactory sessionFactory;

	public DbSessionFactory(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
	}

	public SessionFactory getHibernateSessionFactory() {
		return sessionFactory;
	}
}
