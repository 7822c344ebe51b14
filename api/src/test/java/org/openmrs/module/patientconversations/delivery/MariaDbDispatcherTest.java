/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertTrue;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import javax.sql.DataSource;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.openmrs.module.patientconversations.support.MariaDb;

/** The database that OpenMRS runs on, behind the pool that it uses. */
public class MariaDbDispatcherTest extends DispatcherTest {

    @ClassRule
    public static final MariaDb MARIA_DB = new MariaDb();

    private static ComboPooledDataSource pool;

    @BeforeClass
    public static void open() throws Exception {
        pool = new ComboPooledDataSource();
        pool.setDriverClass("org.mariadb.jdbc.Driver");
        pool.setJdbcUrl(MARIA_DB.url());
        pool.setUser("root");
        pool.setPassword("");
        pool.setMaxPoolSize(20);
    }

    @AfterClass
    public static void close() {
        pool.close();
    }

    @Test
    public void dueTasksAreLockedAndFetchedInOneStep() {
        assertTrue(TaskTable.of(pool).supportsGenericLockAndFetch());
        assertTrue(TaskTable.of(pool).locksGaps());
    }

    @Override
    protected DataSource dataSource() {
        return pool;
    }
}
