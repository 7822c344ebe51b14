/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

/**
 * What is to be read was sealed under a key that this server does not have: the key file is lost, or another server made the key.
 * The message names the key, never its content.
 */
public final class KeyMissingException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String keyId;

    /** @param keyId null where there is no key at all */
    public KeyMissingException(String keyId, String message) {
        super(message);
        this.keyId = keyId;
    }

    public String getKeyId() {
        return keyId;
    }
}
