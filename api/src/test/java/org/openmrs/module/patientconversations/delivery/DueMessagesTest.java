/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import java.util.Optional;
import org.junit.Test;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.DueMessage;
import org.openmrs.module.patientconversations.service.Refusal;
import org.openmrs.module.patientconversations.service.ScheduledMessageService;
import org.openmrs.module.patientconversations.service.SendRequest;

public class DueMessagesTest {

    private final ScheduledMessageService scheduled = mock(ScheduledMessageService.class);

    private final ConversationService conversations = mock(ConversationService.class);

    private final DueMessages dueMessages = new DueMessages(scheduled, conversations);

    private final Conversation conversation = new Conversation();

    private final SendRequest request = new SendRequest("sms", "Hello", null, "token");

    private void due() {
        DueMessage due = mock(DueMessage.class);
        when(due.getConversation()).thenReturn(conversation);
        when(due.getRequest()).thenReturn(request);
        when(scheduled.beginSending("uuid")).thenReturn(Optional.of(due));
    }

    @Test
    public void whatIsDueBecomesAMessage() {
        due();
        Message message = new Message();
        when(conversations.sendMessage(conversation, request)).thenReturn(message);

        dueMessages.send("uuid");

        verify(scheduled).recordSent("uuid", message.getUuid());
    }

    @Test
    public void whatIsRefusedIsOnRecordWithItsReason() {
        due();
        when(conversations.sendMessage(conversation, request)).thenThrow(Refusal.of("consent.withdrawn"));

        dueMessages.send("uuid");

        verify(scheduled).recordRefused("uuid", "consent.withdrawn");
        verify(scheduled, never()).recordSent(any(), any());
    }

    @Test
    public void whatIsNotDueIsLeftAlone() {
        when(scheduled.beginSending("uuid")).thenReturn(Optional.empty());

        dueMessages.send("uuid");

        verify(conversations, never()).sendMessage(any(), any());
    }
}
