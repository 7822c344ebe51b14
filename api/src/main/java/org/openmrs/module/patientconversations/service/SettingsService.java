/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.List;
import java.util.Map;
import org.openmrs.annotation.Authorized;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;

/** What an administrator sees and changes. */
public interface SettingsService extends OpenmrsService {

    /** All settings, in the order of the admin page. */
    @Authorized(Privileges.MANAGE_SETTINGS)
    List<SettingState> getSettings();

    /**
     * Changes settings, all or none.
     *
     * @param changes new values by name without the module's prefix; blank returns to the default; a secret that is null stays as it is
     * @throws Refusal of fields named as in {@code changes}: {@code settings.unknown}, {@code settings.runtime} (the runtime properties win),
     *         {@code settings.country}, {@code settings.url}, {@code settings.carrierUrl}, {@code settings.number}, {@code settings.email},
     *         {@code settings.host}, {@code settings.integer}, {@code settings.accountSid}, {@code settings.messagingServiceSid},
     *         {@code settings.mailSecurity}, {@code settings.tooLong}
     */
    @Authorized(Privileges.MANAGE_SETTINGS)
    void saveSettings(Map<String, String> changes);

    /**
     * Hands a message to a carrier at once, outside of any conversation; it is stored nowhere.
     *
     * @param to as typed
     * @throws Refusal of a field: {@code channel.unknown}, {@code contact.*} of {@code to}
     */
    @Authorized(Privileges.MANAGE_SETTINGS)
    TestMessageResult sendTestMessage(String channel, String to);

    /** Opens the mailbox in which patients' e-mail arrives, and reads nothing of it. */
    @Authorized(Privileges.MANAGE_SETTINGS)
    TestMessageResult testMailbox();

    /** The state of the queue, the channels and, under {@code mailbox}, of the mailbox. */
    @Authorized(Privileges.MANAGE_SETTINGS)
    QueueState getQueueState();
}
