/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.AfterClass;
import org.junit.BeforeClass;

public class H2DispatcherTest extends DispatcherTest {

    private static JdbcConnectionPool pool;

    @BeforeClass
    public static void open() {
        pool = JdbcConnectionPool.create("jdbc:h2:mem:dispatcher;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000", "sa", "");
        pool.setMaxConnections(20);
    }

    @AfterClass
    public static void close() {
        pool.dispose();
    }

    @Override
    protected DataSource dataSource() {
        return pool;
    }
}
