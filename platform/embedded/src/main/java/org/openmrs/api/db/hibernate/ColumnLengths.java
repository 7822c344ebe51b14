/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.engine.spi.SharedSessionContractImplementor;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.PersistentClass;
import org.hibernate.mapping.Property;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.StringType;
import org.hibernate.type.TextType;
import org.hibernate.type.Type;
import org.springframework.validation.Errors;

/** Rejects texts of mapped objects that are longer than their columns. */
public class ColumnLengths {

	private static final String TOO_LONG = "error.exceededMaxLengthOfField";

	private final SessionFactory sessionFactory;

	private final HibernateSessionFactoryBean sessionFactoryBean;

	public ColumnLengths(SessionFactory sessionFactory, HibernateSessionFactoryBean sessionFactoryBean) {
		this.sessionFactory = sessionFactory;
		this.sessionFactoryBean = sessionFactoryBean;
	}

	public void check(Object object, Errors errors) {
		Metadata metadata = sessionFactoryBean.getMetadata();
		PersistentClass mapping = metadata.getEntityBinding(object.getClass().getName());
		if (mapping == null) {
			return;
		}
		EntityPersister persister = sessionFactory.unwrap(SessionFactoryImplementor.class).getMetamodel()
		        .entityPersister(object.getClass());
		if (isText(persister.getIdentifierType())) {
			SharedSessionContractImplementor session = (SharedSessionContractImplementor) sessionFactory.getCurrentSession();
			check(mapping.getIdentifierProperty(), persister.getIdentifier(object, session), errors);
		}
		String[] names = persister.getPropertyNames();
		for (int i = 0; i < names.length; i++) {
			if (isText(persister.getPropertyTypes()[i])) {
				check(mapping.getProperty(names[i]), persister.getPropertyValue(object, i), errors);
			}
		}
	}

	private static boolean isText(Type type) {
		return type instanceof StringType || type instanceof TextType;
	}

	private static void check(Property property, Object value, Errors errors) {
		int limit = ((Column) property.getColumnIterator().next()).getLength();
		if (value != null && ((String) value).length() > limit) {
			errors.rejectValue(property.getName(), TOO_LONG, new Object[] { limit }, null);
		}
	}
}
