/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.db;

/** What a master key has sealed and where it rests: a data key, or a link's token. */
public final class WrappedKey {

    private final Integer id;

    private final String uuid;

    private final String masterKey;

    private final String sealed;

    WrappedKey(Integer id, String uuid, String masterKey, String sealed) {
        this.id = id;
        this.uuid = uuid;
        this.masterKey = masterKey;
        this.sealed = sealed;
    }

    public Integer getId() {
        return id;
    }

    /** Of the row that holds it. */
    public String getUuid() {
        return uuid;
    }

    public String getMasterKey() {
        return masterKey;
    }

    public String getSealed() {
        return sealed;
    }
}
