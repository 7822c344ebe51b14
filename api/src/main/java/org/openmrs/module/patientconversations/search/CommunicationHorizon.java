/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.search;

/** A moment in the life of the tables: the greatest ids that there were. */
public final class CommunicationHorizon {

    private final int conversationId;

    private final int messageId;

    public CommunicationHorizon(int conversationId, int messageId) {
        this.conversationId = conversationId;
        this.messageId = messageId;
    }

    int getConversationId() {
        return conversationId;
    }

    int getMessageId() {
        return messageId;
    }
}
