/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** What somebody is answered who has sent a Practice Link's form: the secret that their browser keeps, and the code that is on its way. */
public final class JoinStep {

    private final String secret;

    private final String hint;

    private final OneTimeCode code;

    JoinStep(String secret, String hint, OneTimeCode code) {
        this.secret = secret;
        this.hint = hint;
        this.code = code;
    }

    public String getSecret() {
        return secret;
    }

    /** The end of the number or address that they typed. */
    public String getHint() {
        return hint;
    }

    /** Empty where nothing may be sent; the answer does not show that. */
    public Optional<OneTimeCode> getCode() {
        return Optional.ofNullable(code);
    }
}
