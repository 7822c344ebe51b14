/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import org.openmrs.module.patientconversations.channel.Availability;
import org.openmrs.module.webservices.rest.SimpleObject;

/** How a channel appears in answers: its name, and whether it can be used or why not. */
public final class ChannelStates {

    private ChannelStates() {
    }

    public static SimpleObject describe(String id, Availability availability) {
        return new SimpleObject().add("id", id).add("name", Sentences.of("channel." + id))
                .add("available", availability.isAvailable())
                .add("reason", availability.getReasonCode().map(Sentences::of).orElse(null));
    }
}
