/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageEvent;
import org.openmrs.module.patientconversations.model.MessageKind;

/** Has another system told what befalls messages, if an administrator has named one. What staff note among themselves is nobody else's. */
public class MessageEvents {

    private final Settings settings;

    private final Outbox outbox;

    public MessageEvents(Settings settings, Outbox outbox) {
        this.settings = settings;
        this.outbox = outbox;
    }

    void created(Message message) {
        announce(message, MessageEvent.CREATED);
    }

    void statusChanged(Message message) {
        announce(message, MessageEvent.STATUS_CHANGED);
    }

    private void announce(Message message, MessageEvent event) {
        if (message.getDirection() != Direction.INTERNAL && message.getKind() != MessageKind.NOTICE && settings.get(GlobalProperties.EVENTS_URL).isPresent()) {
            outbox.announce(message.getUuid(), event);
        }
    }
}
