/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.List;

import org.hibernate.EmptyInterceptor;
import org.hibernate.Interceptor;
import org.hibernate.Transaction;
import org.hibernate.type.Type;

/** Asks several interceptors one after the other. */
@SuppressWarnings("rawtypes")
public class ChainingInterceptor extends EmptyInterceptor {

	private static final long serialVersionUID = 1L;

	private final transient List<Interceptor> interceptors;

	public ChainingInterceptor(Collection<Interceptor> interceptors) {
		this.interceptors = new ArrayList<>(interceptors);
	}

	@Override
	public boolean onSave(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		boolean changed = false;
		for (Interceptor interceptor : interceptors) {
			changed |= interceptor.onSave(entity, id, state, propertyNames, types);
		}
		return changed;
	}

	@Override
	public boolean onFlushDirty(Object entity, Serializable id, Object[] currentState, Object[] previousState,
	        String[] propertyNames, Type[] types) {
		boolean changed = false;
		for (Interceptor interceptor : interceptors) {
			changed |= interceptor.onFlushDirty(entity, id, currentState, previousState, propertyNames, types);
		}
		return changed;
	}

	@Override
	public boolean onLoad(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		boolean changed = false;
		for (Interceptor interceptor : interceptors) {
			changed |= interceptor.onLoad(entity, id, state, propertyNames, types);
		}
		return changed;
	}

	@Override
	public void onDelete(Object entity, Serializable id, Object[] state, String[] propertyNames, Type[] types) {
		interceptors.forEach(interceptor -> interceptor.onDelete(entity, id, state, propertyNames, types));
	}

	@Override
	public void onCollectionRecreate(Object collection, Serializable key) {
		interceptors.forEach(interceptor -> interceptor.onCollectionRecreate(collection, key));
	}

	@Override
	public void onCollectionRemove(Object collection, Serializable key) {
		interceptors.forEach(interceptor -> interceptor.onCollectionRemove(collection, key));
	}

	@Override
	public void onCollectionUpdate(Object collection, Serializable key) {
		interceptors.forEach(interceptor -> interceptor.onCollectionUpdate(collection, key));
	}

	@Override
	public void preFlush(Iterator entities) {
		interceptors.forEach(interceptor -> interceptor.preFlush(entities));
	}

	@Override
	public void postFlush(Iterator entities) {
		interceptors.forEach(interceptor -> interceptor.postFlush(entities));
	}

	@Override
	public void afterTransactionBegin(Transaction transaction) {
		interceptors.forEach(interceptor -> interceptor.afterTransactionBegin(transaction));
	}

	@Override
	public void beforeTransactionCompletion(Transaction transaction) {
		interceptors.forEach(interceptor -> interceptor.beforeTransactionCompletion(transaction));
	}

	@Override
	public void afterTransactionCompletion(Transaction transaction) {
		interceptors.forEach(interceptor -> interceptor.afterTransactionCompletion(transaction));
	}
}
