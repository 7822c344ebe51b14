/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db;

import java.sql.Connection;

import org.openmrs.OpenmrsObject;
import org.openmrs.User;
import org.openmrs.api.context.ContextAuthenticationException;

/** The session of the current thread, and log-in. */
public interface ContextDAO {

	User authenticate(String username, String password) throws ContextAuthenticationException;

	User getUserByUuid(String uuid);

	User getUserByUsername(String username);

	void openSession();

	void closeSession();

	void clearSession();

	void flushSession();

	void refreshEntity(Object entity);

	void evictFromSession(Object entity);

	void evictEntity(OpenmrsObject entity);

	void clearEntireCache();

	Connection getDatabaseConnection();
}
