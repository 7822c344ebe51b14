/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import org.junit.BeforeClass;
import org.openmrs.web.test.BaseModuleWebContextSensitiveTest;

/**
 * A test within OpenMRS' harness, whose database it keeps. H2 drops that half a minute after its last connection, the pool closes idle ones after
 * 100 s, and the Spring context that made the tables is made once for all tests: when other tests take longer in between, the tables would be gone.
 */
public abstract class ContextTest extends BaseModuleWebContextSensitiveTest {

    private static Connection kept;

    @BeforeClass
    public static void keepDatabase() throws SQLException {
        if (kept == null) {
            kept = DriverManager.getConnection("jdbc:h2:mem:openmrs;DB_CLOSE_DELAY=30;LOCK_TIMEOUT=10000", "sa", "");
        }
    }
}
