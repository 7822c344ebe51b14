/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.HistoryDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;

/** Keeps what was done with conversations besides writing in them. */
public class ConversationHistory {

    private final HistoryDao entries;

    private final ConversationDao conversations;

    private final Clock clock;

    public ConversationHistory(HistoryDao entries, ConversationDao conversations, Clock clock) {
        this.entries = entries;
        this.conversations = conversations;
        this.clock = clock;
    }

    /**
     * Adds what the calling user does now, and counts it as a change of the conversation.
     *
     * @param subject the member of staff whom it is about, or null
     * @param detail the tag that it is about, or null
     */
    public void record(Conversation conversation, HistoryKind kind, User subject, String detail) {
        HistoryEntry entry = new HistoryEntry();
        entry.setConversation(conversation);
        entry.setKind(kind);
        entry.setSubject(subject);
        entry.setDetail(detail);
        entry.setCreator(Context.getAuthenticatedUser());
        entry.setDateCreated(Date.from(clock.instant()));
        conversations.touch(conversation);
        entries.add(entry);
    }
}
