/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Date;

import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.openmrs.Auditable;
import org.openmrs.OpenmrsObject;
import org.openmrs.User;
import org.openmrs.api.context.Context;

/** Fills in creator and date where they are missing, and who changed what was changed, when. */
public class AuditableInterceptor extends EmptyInterceptor {

	private static final long serialVersionUID = 1L;

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		return fillInCreation(entity, state, propertyNames);
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
	        String[] propertyNames, Type[] types) {
		boolean changed = fillInCreation(entity, currentState, propertyNames);
		if (entity instanceof Auditable) {
			User user = Context.getAuthenticatedUser();
			Date now = new Date();
			changed |= set(currentState, propertyNames, "changedBy", user, false);
			changed |= set(currentState, propertyNames, "dateChanged", now, false);
			changed |= set(currentState, propertyNames, "personChangedBy", user, false);
			changed |= set(currentState, propertyNames, "personDateChanged", now, false);
		}
		return changed;
	}

	private static boolean fillInCreation(Object entity, Object[] state, String[] propertyNames) {
		if (!(entity instanceof OpenmrsObject)) {
			return false;
		}
		User user = Context.getAuthenticatedUser();
		Date now = new Date();
		boolean changed = set(state, propertyNames, "creator", user, true);
		changed |= set(state, propertyNames, "dateCreated", now, true);
		changed |= set(state, propertyNames, "personCreator", user, true);
		changed |= set(state, propertyNames, "personDateCreated", now, true);
		return changed;
	}

	private static boolean set(Object[] state, String[] propertyNames, String property, Object value, boolean onlyIfNull) {
		int index = Arrays.asList(propertyNames).indexOf(property);
		if (value == null || index < 0 || onlyIfNull && state[index] != null || value.equals(state[index])) {
			return false;
		}
		state[index] = value;
		return true;
	}
}
