/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import org.hibernate.Hibernate;

/** Hands out the object behind a Hibernate proxy. */
public class HibernateLazyLoader {

    @SuppressWarnings("unchecked")
    public <T> T load(T entity) {
        return entity == null ? null : (T) Hibernate.unproxy(entity);
    }
}
