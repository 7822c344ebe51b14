/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.H2Dialect;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.BeforeClass;

public class PersistenceOnH2Test extends PersistenceTest {

    private static JdbcDataSource dataSource;

    @BeforeClass
    public static void migrate() throws Exception {
        dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:persistence;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000");
        migrate(dataSource);
    }

    @Override
    DataSource getDataSource() {
        return dataSource;
    }

    @Override
    Class<? extends Dialect> getDialect() {
        return H2Dialect.class;
    }
}
