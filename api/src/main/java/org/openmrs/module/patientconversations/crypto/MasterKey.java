/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import javax.crypto.SecretKey;

/** A key that wraps the data keys of conversations; it never stands in the database, only its name does. */
public final class MasterKey {

    private final String id;

    private final SecretKey key;

    /** @param id at most 32 characters, stored with what the key wraps */
    public MasterKey(String id, SecretKey key) {
        this.id = id;
        this.key = key;
    }

    public String getId() {
        return id;
    }

    public SecretKey getKey() {
        return key;
    }

    /** Names the key; its content is in no text. */
    @Override
    public String toString() {
        return "master key " + id;
    }
}
