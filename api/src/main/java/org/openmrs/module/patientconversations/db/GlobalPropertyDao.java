/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.util.List;
import org.hibernate.SessionFactory;
import org.openmrs.GlobalProperty;

/**
 * Global properties as the database has them. AdministrationService leaves out those that the current user may not see, and since
 * OpenMRS 2.8.9 proxy privileges do not help: the module itself needs them whoever it works for.
 */
public class GlobalPropertyDao extends Dao {

    public GlobalPropertyDao(SessionFactory sessionFactory) {
        super(sessionFactory);
    }

    public List<GlobalProperty> findByPrefix(String prefix) {
        return session().createQuery("select g from GlobalProperty g where g.property like :pattern", GlobalProperty.class)
            .setParameter("pattern", prefix + '%')
            .getResultList();
    }
}
