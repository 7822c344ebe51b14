/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.service.PatientAppService;
import org.openmrs.module.patientconversations.service.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks every half minute for who is to be reminded of what they have not read. */
public class Nudging implements RecurringWork {

    private static final Duration PAUSE = Duration.ofSeconds(30);

    private static final Logger log = LoggerFactory.getLogger(Nudging.class);

    private final PatientAppService service;

    private final DaemonAccess daemon;

    public Nudging(PatientAppService service, DaemonAccess daemon) {
        this.service = service;
        this.daemon = daemon;
    }

    @Override
    public String getName() {
        return "nudging";
    }

    @Override
    public Duration getPause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier ends) {
        if (ends.getAsBoolean()) {
            return;
        }
        try {
            service.sendNudges();
        } catch (RuntimeException e) {
            log.error("Nobody could be reminded: {}", Failures.describe(e));
        } finally {
            daemon.renewSession();
        }
    }
}
