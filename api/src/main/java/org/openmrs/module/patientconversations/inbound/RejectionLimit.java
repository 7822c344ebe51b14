/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts rejections by remote address within a minute; remembers the addresses seen last, so that many of them cost no more memory. */
final class RejectionLimit {

    private static final long WINDOW_MILLIS = 60_000;

    private static final int MAX_ADDRESSES = 10_000;

    private final Clock clock;

    private final Map<String, Window> windows = new LinkedHashMap<String, Window>(16, 0.75f, true) {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Window> eldest) {
            return size() > MAX_ADDRESSES;
        }
    };

    RejectionLimit(Clock clock) {
        this.clock = clock;
    }

    /** Counts one more, and tells whether there are more than {@code limit} in this minute. */
    synchronized boolean exceeds(String remoteAddress, int limit) {
        long now = clock.millis();
        Window window = windows.computeIfAbsent(String.valueOf(remoteAddress), address -> new Window(now));
        if (now - window.start >= WINDOW_MILLIS) {
            window.start = now;
            window.count = 0;
        }
        window.count++;
        return window.count > limit;
    }

    private static final class Window {

        private long start;

        private int count;

        Window(long start) {
            this.start = start;
        }
    }
}
