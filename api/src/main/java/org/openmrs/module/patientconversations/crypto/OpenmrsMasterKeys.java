/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.nio.file.Path;
import java.nio.file.Paths;
import org.openmrs.util.OpenmrsUtil;

/** Where this server's master keys are: in the environment variable if it is set, else in OpenMRS' application data directory. */
public final class OpenmrsMasterKeys {

    public static final String VARIABLE = "PATIENTCONVERSATIONS_MASTER_KEYS";

    public static final String FILE = "patientconversations-master.keys";

    private OpenmrsMasterKeys() {
    }

    public static MasterKeys find() {
        String given = System.getenv(VARIABLE);
        return given == null || given.trim().isEmpty() ? new MasterKeyFile(OpenmrsMasterKeys::file) : new EnvironmentMasterKeys(VARIABLE, given);
    }

    private static Path file() {
        return Paths.get(OpenmrsUtil.getApplicationDataDirectory(), FILE);
    }
}
