/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.sql.Connection;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.OpenmrsObject;
import org.openmrs.User;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.db.ContextDAO;
import org.openmrs.api.db.DAOException;
import org.openmrs.api.db.LoginCredential;
import org.springframework.orm.hibernate5.SessionFactoryUtils;
import org.springframework.orm.hibernate5.SessionHolder;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Binds a Hibernate session to the thread as Spring's transactions expect it, and checks passwords. */
public class HibernateContextDAO implements ContextDAO {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public HibernateContextDAO(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	/** By user name or system id; the answer does not tell a wrong name from a wrong password. */
	@Override
	@Transactional(noRollbackFor = ContextAuthenticationException.class)
	public User authenticate(String login, String password) {
		User candidate = StringUtils.isBlank(login) ? null : getUserByUsername(login);
		if (candidate == null || password == null || !credential(candidate).checkPassword(password)) {
			throw new ContextAuthenticationException("Invalid username and/or password: " + login);
		}
		candidate.getPrivileges().size();
		candidate.getUserProperties().size();
		return candidate;
	}

	/** A user without a password, such as the daemon user, never matches. */
	private LoginCredential credential(User user) {
		LoginCredential credential = sessionFactory.getCurrentSession().get(LoginCredential.class, user.getUserId());
		if (credential == null || credential.getHashedPassword() == null) {
			LoginCredential none = new LoginCredential();
			none.setHashedPassword("");
			return none;
		}
		return credential;
	}

	/** Flushes nothing, since the audit interceptor asks in the midst of a flush. */
	@Override
	@Transactional(readOnly = true)
	public User getUserByUuid(String uuid) {
		Session session = sessionFactory.getCurrentSession();
		FlushMode before = session.getHibernateFlushMode();
		session.setHibernateFlushMode(FlushMode.MANUAL);
		try {
			return finder.first(User.class, "uuid", uuid);
		}
		finally {
			session.setHibernateFlushMode(before);
		}
	}

	@Override
	@Transactional(readOnly = true)
	public User getUserByUsername(String username) {
		return sessionFactory.getCurrentSession()
		        .createQuery("from User u where u.retired = false and (u.username = :name or u.systemId = :name)", User.class)
		        .setParameter("name", username).getResultStream().findFirst().orElse(null);
	}

	@Override
	public void openSession() {
		if (!TransactionSynchronizationManager.hasResource(sessionFactory)) {
			Session session = sessionFactory.openSession();
			session.setHibernateFlushMode(FlushMode.MANUAL);
			TransactionSynchronizationManager.bindResource(sessionFactory, new SessionHolder(session));
		}
	}

	@Override
	public void closeSession() {
		Object holder = TransactionSynchronizationManager.unbindResourceIfPossible(sessionFactory);
		if (holder instanceof SessionHolder) {
			SessionFactoryUtils.closeSession(((SessionHolder) holder).getSession());
		}
	}

	@Override
	@Transactional
	public void clearSession() {
		sessionFactory.getCurrentSession().clear();
	}

	@Override
	@Transactional
	public void flushSession() {
		sessionFactory.getCurrentSession().flush();
	}

	@Override
	public void refreshEntity(Object entity) {
		sessionFactory.getCurrentSession().refresh(entity);
	}

	@Override
	public void evictFromSession(Object entity) {
		sessionFactory.getCurrentSession().evict(entity);
	}

	@Override
	public void evictEntity(OpenmrsObject entity) {
		sessionFactory.getCache().evict(entity.getClass(), entity.getId());
	}

	@Override
	public void clearEntireCache() {
		sessionFactory.getCache().evictAllRegions();
	}

	@Override
	public Connection getDatabaseConnection() {
		DataSource dataSource = SessionFactoryUtils.getDataSource(sessionFactory);
		try {
			return dataSource.getConnection();
		}
		catch (SQLException e) {
			throw new DAOException("Unable to retrieve a database connection", e);
		}
	}
}
