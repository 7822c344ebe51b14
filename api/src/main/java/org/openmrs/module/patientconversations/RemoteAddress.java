/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.util.Optional;

/**
 * From where the request comes that the current thread works on: the audit has to say so, and OpenMRS' services are not told. A servlet filter sets it and takes
 * it away; the module's own work has none. Behind a proxy it is what the container makes of it (Tomcat: RemoteIpValve).
 */
public final class RemoteAddress {

    private static final int LONGEST = 64;

    private static final ThreadLocal<String> CURRENT = new ThreadLocal<>();

    private RemoteAddress() {
    }

    public static Optional<String> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    /** Runs work on behalf of a request. */
    public static <E extends Exception> void during(String address, Work<E> work) throws E {
        String before = CURRENT.get();
        CURRENT.set(clean(address));
        try {
            work.run();
        } finally {
            if (before == null) {
                CURRENT.remove();
            } else {
                CURRENT.set(before);
            }
        }
    }

    /** What of it can be part of an address; a proxy may be made to pass on anything. */
    private static String clean(String address) {
        String kept = address == null ? "" : address.replaceAll("[^0-9A-Za-z.:%_-]", "");
        return kept.isEmpty() ? null : kept.substring(0, Math.min(LONGEST, kept.length()));
    }

    /** What is done for a request. */
    @FunctionalInterface
    public interface Work<E extends Exception> {

        void run() throws E;
    }
}
