/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Work that is done again and again from the module's start to its stop, by one server of a cluster at a time. */
public interface RecurringWork {

    /** Of letters, at most 30; the same on all servers. */
    String getName();

    /** From the end of one round to the beginning of the next. */
    Duration getPause();

    /**
     * Does one round, which may be long; called outside of any transaction.
     *
     * @param ends whether the server is stopping: to be asked at least every few seconds
     */
    void run(BooleanSupplier ends);
}
