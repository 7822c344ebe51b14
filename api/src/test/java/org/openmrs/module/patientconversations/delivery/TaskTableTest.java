/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Instant;
import java.util.TimeZone;
import org.junit.Test;

public class TaskTableTest {

    @Test
    public void lockedRowsAreSkippedWhereTheDatabaseCan() {
        assertTrue(TaskTable.of("MariaDB", "11.4.5-MariaDB", 11, 4).supportsGenericLockAndFetch());
        assertTrue(TaskTable.of("MariaDB", "10.6.1-MariaDB", 10, 6).supportsGenericLockAndFetch());
        assertFalse(TaskTable.of("MariaDB", "10.5.9-MariaDB", 10, 5).supportsGenericLockAndFetch());
        assertFalse("an older driver's name for it", TaskTable.of("MySQL", "5.5.5-10.3.2-MariaDB", 5, 5).supportsGenericLockAndFetch());
        assertTrue(TaskTable.of("MySQL", "8.0.36", 8, 0).supportsGenericLockAndFetch());
        assertFalse(TaskTable.of("MySQL", "5.7.44", 5, 7).supportsGenericLockAndFetch());
        assertTrue(TaskTable.of("PostgreSQL", "15.3", 15, 3).supportsGenericLockAndFetch());
        assertFalse(TaskTable.of("H2", "1.4.200", 1, 4).supportsGenericLockAndFetch());
    }

    @Test
    public void timesAreTheSameInEveryZone() throws Exception {
        Instant twice = Instant.parse("2026-10-25T00:30:00.123456Z");
        TimeZone before = TimeZone.getDefault();
        try (Connection connection = DriverManager.getConnection("jdbc:h2:mem:times")) {
            connection.createStatement().execute("CREATE TABLE times (at timestamp(6))");
            TimeZone.setDefault(TimeZone.getTimeZone("Europe/Paris"));
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO times VALUES (?)")) {
                TaskTable.ofAny().setInstant(insert, 1, twice);
                insert.execute();
                TaskTable.ofAny().setInstant(insert, 1, twice.plusSeconds(3600));
                insert.execute();
            }
            try (ResultSet rows = connection.createStatement().executeQuery("SELECT at FROM times ORDER BY at")) {
                rows.next();
                assertEquals(twice, TaskTable.ofAny().getInstant(rows, "at"));
                rows.next();
                assertEquals("an hour later, though the clocks show the same", twice.plusSeconds(3600), TaskTable.ofAny().getInstant(rows, "at"));
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }
}
