/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/** The practice's clock on the wall, whatever zone the server or a browser is in. */
public class PracticeTime {

    private final Settings settings;

    private final Clock clock;

    public PracticeTime(Settings settings, Clock clock) {
        this.settings = settings;
        this.clock = clock;
    }

    /** As the setting says, or the server's. */
    public ZoneId getZone() {
        return settings.get(GlobalProperties.TIME_ZONE).map(ZoneId::of).orElseGet(ZoneId::systemDefault);
    }

    public ZonedDateTime now() {
        return clock.instant().atZone(getZone());
    }
}
