/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.util.Optional;

/** The master keys of this installation, kept outside the database. The current one wraps; older ones still unwrap. */
public interface MasterKeys {

    /** @throws KeyMissingException if there is none */
    MasterKey getCurrent();

    /** @throws KeyMissingException if this server does not have it */
    MasterKey get(String id);

    /**
     * Makes the very first key.
     *
     * @return empty if keys are given by the environment, where only an administrator can add one
     */
    Optional<MasterKey> createFirst();

    /**
     * Adds a new key and makes it the current one; older ones stay.
     *
     * @return empty if keys are given by the environment: there the administrator has put a new one in front
     */
    Optional<MasterKey> add();

    boolean isEmpty();

    /** How many there are, older ones included. */
    int count();

    /** Whether an administrator sets them from outside, so that the module can add none. */
    boolean isFromEnvironment();
}
