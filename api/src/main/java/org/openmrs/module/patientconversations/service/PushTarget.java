/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

/** A browser that is to be told that there is news, and nothing more. */
public final class PushTarget {

    private final String endpoint;

    private final String authorization;

    public PushTarget(String endpoint, String authorization) {
        this.endpoint = endpoint;
        this.authorization = authorization;
    }

    /** A secret: in no log. */
    public String getEndpoint() {
        return endpoint;
    }

    /** The header Authorization for this push service. */
    public String getAuthorization() {
        return authorization;
    }
}
