/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Instant;
import java.util.Optional;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ScheduledMessage;

/** Messages to be sent at a later time. */
public interface ScheduledMessageService extends OpenmrsService {

    /**
     * Stores a message to be sent when it is due. Whatever would stand against sending it now is refused now, and again when it is due.
     *
     * @param due at most a year ahead
     * @throws Refusal {@code due.past}, {@code due.tooLate} of {@code due}, and whatever
     *         {@link ConversationService#sendMessage} refuses
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    ScheduledMessage scheduleMessage(Conversation conversation, SendRequest request, Instant due);

    /**
     * Changes what is sent, and when. One that was refused waits again.
     *
     * @param request its client token does not count
     * @throws Refusal {@code scheduled.over}, and whatever {@link #scheduleMessage} refuses
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    ScheduledMessage changeMessage(ScheduledMessage message, SendRequest request, Instant due);

    /** @throws Refusal {@code scheduled.over} */
    @Authorized(Privileges.SEND_MESSAGES)
    ScheduledMessage cancelScheduledMessage(ScheduledMessage message);

    /** Those of a conversation that are neither sent nor cancelled, the next due first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<ScheduledMessage> getPendingMessages(Conversation conversation, int startIndex, int limit);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<ScheduledMessage> getScheduledMessageByUuid(String uuid);

    /** Takes up a message that is due; empty if it is not, no longer, or not yet. The same again is the same message. For delivery only. */
    @Authorized(Privileges.FILE_MESSAGES)
    Optional<DueMessage> beginSending(String uuid);

    /** Notes what a message that was due became. For delivery only. */
    @Authorized(Privileges.FILE_MESSAGES)
    void recordSent(String uuid, String messageUuid);

    /** Notes why a message that was due was not sent; the conversation counts as failed. For delivery only. */
    @Authorized(Privileges.FILE_MESSAGES)
    void recordRefused(String uuid, String errorCode);

    /** What it says; opened where it is sealed. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    MessageText getText(ScheduledMessage message);
}
