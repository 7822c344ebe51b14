/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertTrue;

import com.mchange.v2.c3p0.ComboPooledDataSource;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.Test;

public class PostgreSqlDispatcherTest extends DispatcherTest {

    private static EmbeddedPostgres server;

    private static ComboPooledDataSource pool;

    @BeforeClass
    public static void open() throws Exception {
        server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        pool = new ComboPooledDataSource();
        pool.setJdbcUrl(server.getJdbcUrl("postgres", "postgres"));
        pool.setMaxPoolSize(20);
    }

    @AfterClass
    public static void close() throws Exception {
        pool.close();
        server.close();
    }

    @Test
    public void dueTasksAreLockedAndFetchedInOneStep() {
        assertTrue(TaskTable.of(pool).supportsGenericLockAndFetch());
    }

    @Override
    protected DataSource dataSource() {
        return pool;
    }

    @Override
    protected String instant() {
        return "timestamp(6)";
    }

    @Override
    protected String bytes() {
        return "bytea";
    }
}
