/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalTime;
import org.junit.Test;

public class DayHoursTest {

    private static boolean contains(String hours, String time) {
        return DayHours.parse(hours).get().contains(LocalTime.parse(time));
    }

    @Test
    public void hoursOverMidnightHoldTheNightAndNotTheDay() {
        assertThat(contains("21:00-07:00", "21:00")).isTrue();
        assertThat(contains("21:00-07:00", "03:00")).isTrue();
        assertThat(contains("21:00-07:00", "07:00")).isFalse();
        assertThat(contains("21:00-07:00", "20:59")).isFalse();
    }

    @Test
    public void hoursWithinADayHoldWhatIsBetween() {
        assertThat(contains("12:00-13:30", "13:29")).isTrue();
        assertThat(contains("12:00-13:30", "11:59")).isFalse();
    }

    @Test
    public void whatIsNoTwoTimesIsRefused() {
        assertThat(DayHours.parse("21-7")).isEmpty();
        assertThat(DayHours.parse("24:00-07:00")).isEmpty();
        assertThat(DayHours.parse("07:00-07:00")).isEmpty();
    }
}
