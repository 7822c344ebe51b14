/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.openmrs.module.patientconversations.service.PanelService;
import org.openmrs.module.patientconversations.service.RecurringWork;

/** Invites panels' patients when they are due, one of each panel in a round. */
public class PanelInvitations implements RecurringWork {

    private static final Duration PAUSE = Duration.ofSeconds(1);

    private final PanelService panels;

    public PanelInvitations(PanelService panels) {
        this.panels = panels;
    }

    @Override
    public String getName() {
        return "panels";
    }

    @Override
    public Duration getPause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier ends) {
        panels.inviteDue();
    }
}
