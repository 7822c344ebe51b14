/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.PostgreSQL95Dialect;
import org.junit.AfterClass;
import org.junit.BeforeClass;

public class PersistenceOnPostgreSqlTest extends PersistenceTest {

    private static EmbeddedPostgres server;

    @BeforeClass
    public static void migrate() throws Exception {
        server = EmbeddedPostgres.builder().setPGStartupWait(Duration.ofMinutes(2)).start();
        migrate(server.getPostgresDatabase());
    }

    @AfterClass
    public static void stop() throws IOException {
        if (server != null) {
            server.close();
        }
    }

    @Override
    DataSource getDataSource() {
        return server.getPostgresDatabase();
    }

    @Override
    Class<? extends Dialect> getDialect() {
        return PostgreSQL95Dialect.class;
    }
}
