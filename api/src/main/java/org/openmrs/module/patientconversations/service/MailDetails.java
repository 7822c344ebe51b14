/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What an e-mail tells beside its text: what it answers, what it repeats, and how far its sender can be believed. Immutable. */
public final class MailDetails {

    private final String html;

    private final String quoted;

    private final List<String> replyTokens;

    private final List<String> references;

    private final boolean automatic;

    private final boolean senderDoubtful;

    /**
     * @param html the text once more, sanitized, or null
     * @param quoted what it repeats of earlier messages, and its signature, or null
     * @param replyTokens uuids of messages that stand in the addresses it was sent to
     * @param references Message-IDs of what it answers, the nearest first
     * @param automatic whether a machine wrote it
     * @param senderDoubtful whether the sender's address does not say who sent it
     */
    public MailDetails(String html, String quoted, List<String> replyTokens, List<String> references, boolean automatic, boolean senderDoubtful) {
        this.html = html;
        this.quoted = quoted;
        this.replyTokens = Collections.unmodifiableList(new ArrayList<>(replyTokens));
        this.references = Collections.unmodifiableList(new ArrayList<>(references));
        this.automatic = automatic;
        this.senderDoubtful = senderDoubtful;
    }

    public Optional<String> getHtml() {
        return Optional.ofNullable(html);
    }

    public Optional<String> getQuoted() {
        return Optional.ofNullable(quoted);
    }

    public List<String> getReplyTokens() {
        return replyTokens;
    }

    public List<String> getReferences() {
        return references;
    }

    public boolean isAutomatic() {
        return automatic;
    }

    public boolean isSenderDoubtful() {
        return senderDoubtful;
    }
}
