/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** What a browser is to ask its authenticator, and the id under which it gives the answer. */
public final class PasskeyOptions {

    private final String id;

    private final String json;

    PasskeyOptions(String id, String json) {
        this.id = id;
        this.json = json;
    }

    public String getId() {
        return id;
    }

    /** An object with {@code publicKey}, as WebAuthn's JSON has it. */
    public String getJson() {
        return json;
    }
}
