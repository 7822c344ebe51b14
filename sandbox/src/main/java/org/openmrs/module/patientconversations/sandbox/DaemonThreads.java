/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/** Names threads for what they do; none of them keeps the Java process alive. */
final class DaemonThreads {

    private DaemonThreads() {
    }

    static ThreadFactory named(String purpose) {
        AtomicInteger count = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, "sandbox-" + purpose + '-' + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
