/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;

/** The master keys that wrap the data keys of conversations and attachments: how they stand, and their rotation. */
public interface KeyService extends OpenmrsService {

    @Authorized(Privileges.MANAGE_SETTINGS)
    KeyRotation getState();

    /**
     * Adds a master key (where they come from the environment the administrator has put a new one in front) and wraps under it what older ones wrap. Texts and
     * files stay as they are: their own keys do not change. In batches, each a transaction of its own; what was not reached when it is broken off is
     * wrapped by {@link #resume}. The older keys stay: backups of the database need them, and so does the check of the audit.
     */
    @Authorized(Privileges.MANAGE_SETTINGS)
    KeyRotation rotate();

    /** Wraps under the current key what older ones still wrap, and adds none. */
    @Authorized(Privileges.MANAGE_SETTINGS)
    KeyRotation resume();
}
