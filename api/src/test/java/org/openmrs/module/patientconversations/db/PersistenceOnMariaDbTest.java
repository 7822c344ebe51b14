/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import java.sql.Connection;
import java.sql.Statement;
import javax.sql.DataSource;
import org.hibernate.dialect.Dialect;
import org.hibernate.dialect.MySQL57Dialect;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.openmrs.module.patientconversations.support.MariaDb;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** In a database whose own character set holds no emoji, as old OpenMRS databases are. */
public class PersistenceOnMariaDbTest extends PersistenceTest {

    @ClassRule
    public static final MariaDb SERVER = new MariaDb();

    private static DataSource dataSource;

    @BeforeClass
    public static void migrate() throws Exception {
        dataSource = new DriverManagerDataSource(SERVER.url(), "root", "");
        try (Connection connection = dataSource.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute("alter database `" + connection.getCatalog() + "` character set latin1");
        }
        migrate(dataSource);
    }

    @Override
    DataSource getDataSource() {
        return dataSource;
    }

    @Override
    Class<? extends Dialect> getDialect() {
        return MySQL57Dialect.class;
    }
}
