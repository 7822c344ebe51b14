/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A part of every day, such as 21:00-07:00; it may run over midnight. */
final class DayHours {

    private static final Pattern FORM = Pattern.compile("\\s*([01]\\d|2[0-3]):([0-5]\\d)\\s*-\\s*([01]\\d|2[0-3]):([0-5]\\d)\\s*");

    private final LocalTime from;

    private final LocalTime to;

    private DayHours(LocalTime from, LocalTime to) {
        this.from = from;
        this.to = to;
    }

    /** @return empty if the text has another form, or is no time at all because its ends are the same */
    static Optional<DayHours> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        LocalTime from = LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
        LocalTime to = LocalTime.of(Integer.parseInt(matcher.group(3)), Integer.parseInt(matcher.group(4)));
        return from.equals(to) ? Optional.empty() : Optional.of(new DayHours(from, to));
    }

    /** From the first minute on, up to and without the last. */
    boolean contains(LocalTime time) {
        boolean begun = !time.isBefore(from);
        boolean goingOn = time.isBefore(to);
        return from.isBefore(to) ? begun && goingOn : begun || goingOn;
    }
}
