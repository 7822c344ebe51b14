/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.model;

import java.time.Instant;
import java.util.Date;

/**
 * Dates of our getters and setters, kept as instants in the fields: OpenMRS cuts the milliseconds off every
 * {@code java.util.Date} that it writes, and the order of two reports, or the freshness of a list, hangs on them.
 */
final class Times {

    private Times() {
    }

    static Date toDate(Instant instant) {
        return instant == null ? null : Date.from(instant);
    }

    static Instant toInstant(Date date) {
        return date == null ? null : Instant.ofEpochMilli(date.getTime());
    }
}
