/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.AfterClass;
import org.junit.BeforeClass;

public class ChangelogOnPostgreSqlTest extends ChangelogTest {

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
}
