/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.io.Serializable;
import java.util.Date;

import org.apache.commons.lang3.time.DateUtils;
import org.hibernate.EmptyInterceptor;
import org.hibernate.type.Type;
import org.springframework.stereotype.Component;

/** Cuts all dates to the second when they are saved, as OpenMRS' columns do. */
@Component
public class DropMillisecondsHibernateInterceptor extends EmptyInterceptor {

	private static final long serialVersionUID = 1L;

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		return cut(state);
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
	        String[] propertyNames, Type[] types) {
		return cut(currentState);
	}

	private static boolean cut(Object[] values) {
		boolean changed = false;
		for (int i = 0; i < values.length; i++) {
			boolean hasTime = values[i] instanceof Date && !(values[i] instanceof java.sql.Date)
			        && !(values[i] instanceof java.sql.Time);
			if (hasTime && ((Date) values[i]).getTime() % 1000 != 0) {
				values[i] = DateUtils.truncate(new Date(((Date) values[i]).getTime()), java.util.Calendar.SECOND);
				changed = true;
			}
		}
		return changed;
	}
}
