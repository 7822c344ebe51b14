/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.ConversationDao;

/**
 * Whose conversations a user sees: everybody's, or, where an implementation wants it so, those of patients who have an identifier of the
 * location that the user works at. Delivery and what carriers report are not narrowed.
 */
public class Visibility {

    /** No location has this id: who works nowhere sees nobody. */
    private static final Integer NOWHERE = -1;

    private final ConversationDao conversations;

    private final Settings settings;

    public Visibility(ConversationDao conversations, Settings settings) {
        this.conversations = conversations;
        this.settings = settings;
    }

    /** The id of the location to which the calling user's view is narrowed; empty if it is not. */
    public Optional<Integer> getLocation() {
        if (Daemon.isDaemonThread() || !settings.get(GlobalProperties.VISIBILITY_BY_LOCATION).filter("true"::equals).isPresent()) {
            return Optional.empty();
        }
        return Optional.of(Optional.ofNullable(Context.getUserContext().getLocationId()).orElse(NOWHERE));
    }

    public boolean isVisible(Patient patient) {
        return getLocation().map(location -> conversations.isAt(patient, location)).orElse(true);
    }
}
