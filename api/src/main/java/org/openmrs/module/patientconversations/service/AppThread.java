/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;
import org.openmrs.module.patientconversations.model.Conversation;

/** One Secure conversation as its participant sees it in a list. */
public final class AppThread {

    private final Conversation conversation;

    private final String subject;

    private final long unread;

    private final AppMessage last;

    AppThread(Conversation conversation, String subject, long unread, AppMessage last) {
        this.conversation = conversation;
        this.subject = subject;
        this.unread = unread;
        this.last = last;
    }

    public Conversation getConversation() {
        return conversation;
    }

    public String getSubject() {
        return subject;
    }

    public long getUnread() {
        return unread;
    }

    /** Empty while nothing has been said. */
    public Optional<AppMessage> getLast() {
        return Optional.ofNullable(last);
    }
}
