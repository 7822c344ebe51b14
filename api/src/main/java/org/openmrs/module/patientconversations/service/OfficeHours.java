/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * When a practice is there, as an administrator writes it: entries with semicolons or line ends between them, each a day or days and the times of
 * opening, or {@code closed}.
 * <pre>Mo-Fr 08:00-12:00,13:00-17:00; Sa 09:00-12:00; 12-25 closed; 2026-12-24 08:00-12:00</pre>
 * Days are weekdays (Mo Tu We Th Fr Sa Su), a date of every year (month-day), or one date; the more particular entry counts. On a day that no
 * entry names the practice is closed.
 */
public final class OfficeHours {

    private static final List<String> DAYS = Arrays.asList("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su");

    private final Map<DayOfWeek, List<Opening>> weekly = new EnumMap<>(DayOfWeek.class);

    private final Map<MonthDay, List<Opening>> yearly = new HashMap<>();

    private final Map<LocalDate, List<Opening>> once = new HashMap<>();

    private OfficeHours() {
    }

    /** From one moment of a day up to, and without, another; the day's end is 24:00. */
    private static final class Opening {

        private final int fromMinute;

        private final int toMinute;

        Opening(int fromMinute, int toMinute) {
            this.fromMinute = fromMinute;
            this.toMinute = toMinute;
        }

        boolean holds(LocalTime time) {
            int minute = time.getHour() * 60 + time.getMinute();
            return minute >= fromMinute && minute < toMinute;
        }
    }

    /** @return empty if it is not written as it should be */
    public static Optional<OfficeHours> parse(String written) {
        OfficeHours hours = new OfficeHours();
        try {
            for (String entry : written.split("[;\\n]")) {
                if (!entry.trim().isEmpty()) {
                    hours.add(entry.trim());
                }
            }
            return Optional.of(hours);
        } catch (DateTimeException | IllegalArgumentException notWritten) {
            return Optional.empty();
        }
    }

    private void add(String entry) {
        String[] parts = entry.split("\\s+", 2);
        if (parts.length < 2) {
            throw new IllegalArgumentException();
        }
        List<Opening> openings = openings(parts[1]);
        if (parts[0].matches("\\d{4}-\\d\\d-\\d\\d")) {
            once.put(LocalDate.parse(parts[0]), openings);
        } else if (parts[0].matches("\\d\\d-\\d\\d")) {
            yearly.put(MonthDay.parse("--" + parts[0]), openings);
        } else {
            for (String days : parts[0].split(",")) {
                addDays(days, openings);
            }
        }
    }

    private void addDays(String days, List<Opening> openings) {
        String[] ends = days.split("-");
        int first = DAYS.indexOf(ends[0]);
        int last = DAYS.indexOf(ends[ends.length - 1]);
        if (first < 0 || last < 0 || ends.length > 2) {
            throw new IllegalArgumentException();
        }
        int count = (last - first + DAYS.size()) % DAYS.size() + 1;
        for (int day = 0; day < count; day++) {
            weekly.put(DayOfWeek.MONDAY.plus(first + day), openings);
        }
    }

    private static List<Opening> openings(String written) {
        if (written.equals("closed")) {
            return Collections.emptyList();
        }
        List<Opening> openings = new ArrayList<>();
        for (String opening : written.split("\\s*,\\s*")) {
            String[] ends = opening.split("-");
            if (ends.length != 2 || minute(ends[0]) >= minute(ends[1])) {
                throw new IllegalArgumentException();
            }
            openings.add(new Opening(minute(ends[0]), minute(ends[1])));
        }
        return openings;
    }

    private static int minute(String written) {
        if (written.equals("24:00")) {
            return 24 * 60;
        }
        LocalTime time = LocalTime.parse(written);
        return time.getHour() * 60 + time.getMinute();
    }

    /** @param moment on the practice's clocks */
    public boolean isOpen(LocalDateTime moment) {
        List<Opening> openings = once.get(moment.toLocalDate());
        if (openings == null) {
            openings = yearly.get(MonthDay.from(moment));
        }
        if (openings == null) {
            openings = weekly.getOrDefault(moment.getDayOfWeek(), Collections.emptyList());
        }
        return openings.stream().anyMatch(opening -> opening.holds(moment.toLocalTime()));
    }
}
