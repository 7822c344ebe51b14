/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The kind of address a contact point is; {@link #getCode()} is FHIR's {@code ContactPoint.system} code. */
public enum ContactSystem {
    /** A mobile number, E.164. */
    SMS,
    /** An e-mail address. */
    EMAIL;

    public String getCode() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<ContactSystem> ofCode(String code) {
        return Arrays.stream(values()).filter(system -> system.getCode().equals(code)).findFirst();
    }
}
