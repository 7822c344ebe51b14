/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import com.mchange.v2.c3p0.AbstractConnectionCustomizer;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Which of the server's databases the pool's connections speak to: OpenMRS knows one, and with this the same JVM, compiled code and connections
 * serve two by turns. c3p0 makes its own instance of this class.
 */
public final class CurrentDatabase extends AbstractConnectionCustomizer {

    private static volatile String name = "openmrs";

    /** From the next connection on that the pool gives out. */
    static void is(String database) {
        name = database;
    }

    @Override
    public void onCheckOut(Connection connection, String parentDataSourceIdentityToken) throws SQLException {
        if (!name.equals(connection.getCatalog())) {
            connection.setCatalog(name);
        }
    }
}
