/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.List;
import java.util.stream.Collectors;

import org.hibernate.FlushMode;
import org.hibernate.Session;
import org.hibernate.SessionFactory;
import org.openmrs.GlobalProperty;
import org.openmrs.Privilege;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.EventListeners;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.ColumnLengths;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.openmrs.util.HandlerUtil;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.validation.Errors;
import org.springframework.validation.Validator;

/** Keeps global properties in table {@code global_property}. */
@Transactional
public class AdministrationServiceImpl extends BaseOpenmrsService implements AdministrationService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	private final EventListeners eventListeners;

	private final ColumnLengths columnLengths;

	public AdministrationServiceImpl(SessionFactory sessionFactory, EventListeners eventListeners,
	    ColumnLengths columnLengths) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
		this.eventListeners = eventListeners;
		this.columnLengths = columnLengths;
	}

	@Override
	@Transactional(readOnly = true)
	public String getGlobalProperty(String propertyName) {
		GlobalProperty property = propertyName == null ? null : find(propertyName);
		return property == null ? null : property.getPropertyValue();
	}

	@Override
	@Transactional(readOnly = true)
	public String getGlobalProperty(String propertyName, String defaultValue) {
		String value = getGlobalProperty(propertyName);
		return value == null ? defaultValue : value;
	}

	@Override
	@Transactional(readOnly = true)
	public GlobalProperty getGlobalPropertyObject(String propertyName) {
		return find(propertyName);
	}

	/** By its name as it is written, else by the name in whatever case. */
	private GlobalProperty find(String propertyName) {
		GlobalProperty property = sessionFactory.getCurrentSession().get(GlobalProperty.class, propertyName);
		if (property == null) {
			List<GlobalProperty> inAnyCase = finder.all(GlobalProperty.class, null,
			    (builder, entity) -> builder.equal(builder.lower(entity.get("property")), propertyName.toLowerCase()));
			property = inAnyCase.isEmpty() ? null : inAnyCase.get(0);
		}
		if (property != null) {
			require(property.getViewPrivilege(), "GlobalProperty.error.privilege.required.view", propertyName);
		}
		return property;
	}

	@Override
	@Transactional(readOnly = true)
	public GlobalProperty getGlobalPropertyByUuid(String uuid) {
		GlobalProperty property = finder.first(GlobalProperty.class, "uuid", uuid);
		if (property != null) {
			require(property.getViewPrivilege(), "GlobalProperty.error.privilege.required.view", property.getProperty());
		}
		return property;
	}

	@Override
	@Transactional(readOnly = true)
	public List<GlobalProperty> getGlobalPropertiesByPrefix(String prefix) {
		return visible(finder.all(GlobalProperty.class, "property",
		    (builder, entity) -> builder.like(builder.lower(entity.get("property")), prefix.toLowerCase() + "%")));
	}

	@Override
	@Transactional(readOnly = true)
	public List<GlobalProperty> getAllGlobalProperties() {
		return visible(finder.all(GlobalProperty.class, "property", null));
	}

	private static List<GlobalProperty> visible(List<GlobalProperty> properties) {
		return properties.stream().filter(property -> has(property.getViewPrivilege())).collect(Collectors.toList());
	}

	@Override
	public List<GlobalProperty> saveGlobalProperties(List<GlobalProperty> properties) {
		properties.forEach(property -> Context.getAdministrationService().saveGlobalProperty(property));
		return properties;
	}

	@Override
	public void setGlobalProperty(String propertyName, String propertyValue) {
		GlobalProperty property = Context.getAdministrationService().getGlobalPropertyObject(propertyName);
		if (property == null) {
			property = new GlobalProperty(propertyName);
		}
		property.setPropertyValue(propertyValue);
		Context.getAdministrationService().saveGlobalProperty(property);
	}

	@Override
	public void updateGlobalProperty(String propertyName, String propertyValue) {
		GlobalProperty property = Context.getAdministrationService().getGlobalPropertyObject(propertyName);
		if (property == null) {
			throw new IllegalStateException("Global property with the given propertyName does not exist" + propertyName);
		}
		require(property.getEditPrivilege(), "GlobalProperty.error.privilege.required.edit", propertyName);
		property.setPropertyValue(propertyValue);
		store(property);
	}

	@Override
	public GlobalProperty saveGlobalProperty(GlobalProperty property) {
		require(property.getEditPrivilege(), "GlobalProperty.error.privilege.required.edit", property.getProperty());
		if (property.getProperty() != null && !property.getProperty().isEmpty()) {
			store(property);
			for (GlobalPropertyListener listener : eventListeners.getGlobalPropertyListeners()) {
				if (listener.supportsPropertyName(property.getProperty())) {
					listener.globalPropertyChanged(property);
				}
			}
		}
		return property;
	}

	/** Takes value and description over into the row that is there, whichever object the caller made. */
	private void store(GlobalProperty property) {
		Session session = sessionFactory.getCurrentSession();
		GlobalProperty stored = session.get(GlobalProperty.class, property.getProperty());
		if (stored == null || stored == property) {
			session.saveOrUpdate(property);
			return;
		}
		stored.setPropertyValue(property.getPropertyValue());
		stored.setDescription(property.getDescription());
		session.update(stored);
	}

	@Override
	public void purgeGlobalProperty(GlobalProperty property) {
		require(property.getDeletePrivilege(), "GlobalProperty.error.privilege.required.purge", property.getProperty());
		for (GlobalPropertyListener listener : eventListeners.getGlobalPropertyListeners()) {
			if (listener.supportsPropertyName(property.getProperty())) {
				listener.globalPropertyDeleted(property.getProperty());
			}
		}
		sessionFactory.getCurrentSession().delete(property);
	}

	/** Proxy privileges do not count here. */
	private static void require(Privilege privilege, String messageCode, String propertyName) {
		if (!has(privilege)) {
			throw new APIException(messageCode, new Object[] { privilege.getPrivilege(), propertyName });
		}
	}

	private static boolean has(Privilege privilege) {
		return privilege == null || Context.hasPrivilege(privilege.getPrivilege(), false);
	}

	@Override
	public void addGlobalPropertyListener(GlobalPropertyListener listener) {
		eventListeners.getGlobalPropertyListeners().add(listener);
	}

	@Override
	public void removeGlobalPropertyListener(GlobalPropertyListener listener) {
		eventListeners.getGlobalPropertyListeners().remove(listener);
	}

	/** Nothing is flushed while validators look around, since what they look at is not valid yet. */
	@Override
	@Transactional(readOnly = true)
	public void validate(Object object, Errors errors) {
		if (object == null) {
			throw new APIException("error.null", (Object[]) null);
		}
		columnLengths.check(object, errors);
		Session session = sessionFactory.getCurrentSession();
		FlushMode before = session.getHibernateFlushMode();
		session.setHibernateFlushMode(FlushMode.MANUAL);
		try {
			for (Validator validator : HandlerUtil.getHandlersForType(Validator.class, object.getClass())) {
				if (validator.supports(object.getClass())) {
					validator.validate(object, errors);
				}
			}
		}
		finally {
			session.setHibernateFlushMode(before);
		}
	}
}
