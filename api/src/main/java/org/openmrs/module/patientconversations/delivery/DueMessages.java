/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.DueMessage;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.ScheduledMessageService;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes scheduled messages that are due into messages, under the rules that hold then. Each step is a transaction of its own; whatever ends this in
 * between, the next attempt makes the same message.
 */
public class DueMessages {

    private static final Logger log = LoggerFactory.getLogger(DueMessages.class);

    private final ScheduledMessageService scheduled;

    private final ConversationService conversations;

    public DueMessages(ScheduledMessageService scheduled, ConversationService conversations) {
        this.scheduled = scheduled;
        this.conversations = conversations;
    }

    void send(String scheduledMessageUuid) {
        scheduled.beginSending(scheduledMessageUuid).ifPresent(due -> send(scheduledMessageUuid, due));
    }

    private void send(String uuid, DueMessage due) {
        try {
            Message message = conversations.sendMessage(due.getConversation(), due.getRequest());
            scheduled.recordSent(uuid, message.getUuid());
        } catch (Refusal refused) {
            log.info("Scheduled message {} was refused: {}", uuid, refused.getCode());
            scheduled.recordRefused(uuid, refused.getCode());
        }
    }
}
