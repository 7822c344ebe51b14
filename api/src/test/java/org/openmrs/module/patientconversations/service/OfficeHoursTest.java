/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.Assert.assertEquals;

import java.time.LocalDateTime;
import org.junit.Test;

public class OfficeHoursTest {

    private static final String HOURS = "Mo-Fr 08:00-12:00,13:00-17:00; Sa,Su 09:00-24:00;\n12-25 closed; 2026-12-24 08:00-12:00; 2027-12-25 10:00-11:00";

    private static void assertOpen(boolean expected, String moment) {
        assertEquals(moment, expected, OfficeHours.parse(HOURS).get().isOpen(LocalDateTime.parse(moment)));
    }

    @Test
    public void opensAndClosesToTheMinute() {
        assertOpen(false, "2026-11-25T07:59:59");
        assertOpen(true, "2026-11-25T08:00");
        assertOpen(false, "2026-11-25T12:00");
        assertOpen(true, "2026-11-25T16:59");
        assertOpen(false, "2026-11-25T17:00");
        assertOpen(true, "2026-11-29T23:59");
        assertOpen(false, "2026-11-30T00:00");
    }

    @Test
    public void theMoreParticularEntryCounts() {
        assertOpen(true, "2026-12-24T09:00");
        assertOpen(false, "2026-12-24T14:00");
        assertOpen(false, "2026-12-25T09:00");
        assertOpen(true, "2027-12-25T10:30");
        assertOpen(false, "2027-12-25T11:30");
    }

    @Test
    public void daysMayRunOverTheWeeksEnd() {
        OfficeHours hours = OfficeHours.parse("Sa-Mo 08:00-09:00").get();
        assertEquals(true, hours.isOpen(LocalDateTime.parse("2026-11-30T08:00")));
        assertEquals(true, hours.isOpen(LocalDateTime.parse("2026-11-29T08:00")));
        assertEquals(false, hours.isOpen(LocalDateTime.parse("2026-11-27T08:00")));
    }

    @Test
    public void whatIsWrittenOtherwiseIsRefused() {
        for (String written : new String[] { "always", "Mo", "Mo 8-17", "Mo 17:00-08:00", "Xx 08:00-09:00", "13-01 closed", "2026-02-30 closed",
            "Mo-We-Fr 08:00-09:00", "Mo 08:00-25:00", "Mo 08:00" }) {
            assertThat(OfficeHours.parse(written)).as(written).isEmpty();
        }
        assertThat(OfficeHours.parse("")).isPresent();
    }
}
