/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import static org.junit.Assert.assertEquals;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.patientconversations.platform.DatabaseSettings;

/** The MariaDB that the server starts when it is given none. */
public class MariaDbTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static Connection connect(MariaDb mariaDb) throws SQLException {
		DatabaseSettings settings = mariaDb.settings();
		return DriverManager.getConnection(settings.url(), settings.user(), settings.password());
	}

	@Test
	public void whatWasWrittenIsThereAfterARestartEvenUnderTheTemporaryFolder() throws Exception {
		Path directory = folder.getRoot().toPath();
		try (MariaDb mariaDb = MariaDb.start(directory); Connection connection = connect(mariaDb);
		        Statement statement = connection.createStatement()) {
			statement.execute("create table words (word varchar(20))");
			statement.execute("insert into words values ('ليلى 😀')");
		}
		try (MariaDb mariaDb = MariaDb.start(directory); Connection connection = connect(mariaDb);
		        Statement statement = connection.createStatement(); ResultSet words = statement.executeQuery("select word from words")) {
			words.next();
			assertEquals("ليلى 😀", words.getString(1));
		}
	}
}
