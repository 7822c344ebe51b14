/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import com.github.kagkarlsson.scheduler.jdbc.DefaultJdbcCustomization;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Calendar;
import java.util.Locale;
import java.util.TimeZone;
import javax.sql.DataSource;

/**
 * How the scheduler's table is written and read: times in UTC, so that servers in different zones and an hour that comes twice do no harm; due
 * tasks locked and fetched in one step where the database can skip locked rows (MariaDB 10.6, MySQL 8.0.1, PostgreSQL 9.5), else one by one.
 */
final class TaskTable extends DefaultJdbcCustomization {

    private final String product;

    private final boolean skipsLocked;

    private TaskTable(String product, boolean skipsLocked) {
        this.product = product;
        this.skipsLocked = skipsLocked;
    }

    /** For adding tasks, which is the same in all databases. */
    static TaskTable ofAny() {
        return new TaskTable("any", false);
    }

    static TaskTable of(DataSource dataSource) {
        try (Connection connection = dataSource.getConnection()) {
            DatabaseMetaData metaData = connection.getMetaData();
            return of(metaData.getDatabaseProductName(), metaData.getDatabaseProductVersion(), metaData.getDatabaseMajorVersion(), metaData.getDatabaseMinorVersion());
        } catch (SQLException e) {
            throw new IllegalStateException("The database does not say what it is", e);
        }
    }

    static TaskTable of(String product, String version, int major, int minor) {
        boolean mariaDb = product.contains("MariaDB") || version.toLowerCase(Locale.ROOT).contains("mariadb");
        boolean skipsLocked;
        if (mariaDb) {
            skipsLocked = major > 10 || major == 10 && minor >= 6;
        } else if (product.contains("MySQL")) {
            skipsLocked = major >= 8;
        } else {
            skipsLocked = product.equals("PostgreSQL");
        }
        return new TaskTable(mariaDb ? "MariaDB" : product, skipsLocked);
    }

    /** Whether a range read for update also locks the gaps between its rows, unless it is READ COMMITTED. */
    boolean locksGaps() {
        return product.equals("MariaDB") || product.contains("MySQL");
    }

    @Override
    public String getName() {
        return product;
    }

    @Override
    public void setInstant(PreparedStatement statement, int index, Instant value) throws SQLException {
        if (value == null) {
            // MariaDB's driver fails on a calendar without a time.
            statement.setTimestamp(index, null);
        } else {
            statement.setTimestamp(index, Timestamp.from(value), utc());
        }
    }

    @Override
    public Instant getInstant(ResultSet rows, String column) throws SQLException {
        Timestamp value = rows.getTimestamp(column, utc());
        return value == null ? null : value.toInstant();
    }

    @Override
    public String getQueryLimitPart(int limit) {
        return " LIMIT " + limit;
    }

    @Override
    public boolean supportsGenericLockAndFetch() {
        return skipsLocked;
    }

    @Override
    public String createGenericSelectForUpdateQuery(String table, int limit, String andCondition) {
        return "SELECT * FROM " + table + " WHERE picked = ? AND execution_time <= ? " + andCondition + " ORDER BY execution_time ASC LIMIT " + limit
                + " FOR UPDATE SKIP LOCKED";
    }

    private static Calendar utc() {
        return Calendar.getInstance(TimeZone.getTimeZone("UTC"));
    }
}
