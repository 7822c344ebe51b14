/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.BeforeClass;

public class ChangelogOnH2Test extends ChangelogTest {

    private static JdbcDataSource dataSource;

    @BeforeClass
    public static void migrate() throws Exception {
        dataSource = new JdbcDataSource();
        dataSource.setURL("jdbc:h2:mem:changelog;DB_CLOSE_DELAY=-1");
        migrate(dataSource);
    }

    @Override
    DataSource getDataSource() {
        return dataSource;
    }
}
