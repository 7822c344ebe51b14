/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.openmrs.Encounter;
import org.openmrs.User;

/** A message to be sent, as typed. */
public final class SendRequest {

    private final String channel;

    private final String text;

    private final String subject;

    private final String clientToken;

    private final User sender;

    private final boolean sharedConfirmed;

    private final List<String> attachments;

    private final Encounter encounter;

    /**
     * @param channel a channel's id
     * @param subject null where there is none
     * @param clientToken of the caller's choice, at most 255 characters, or null; makes a repeated request one message
     */
    public SendRequest(String channel, String text, String subject, String clientToken) {
        this(channel, text, subject, clientToken, null, false, Collections.emptyList(), null);
    }

    private SendRequest(String channel, String text, String subject, String clientToken, User sender, boolean sharedConfirmed,
            List<String> attachments, Encounter encounter) {
        this.channel = channel;
        this.text = text;
        this.subject = subject;
        this.clientToken = clientToken;
        this.sender = sender;
        this.sharedConfirmed = sharedConfirmed;
        this.attachments = attachments;
        this.encounter = encounter;
    }

    /** The same, in the name of who wrote it earlier. */
    SendRequest onBehalfOf(User writer) {
        return new SendRequest(channel, text, subject, clientToken, writer, sharedConfirmed, attachments, encounter);
    }

    /** Empty: it is the caller who writes. */
    Optional<User> getSender() {
        return Optional.ofNullable(sender);
    }

    /** The same, from somebody who was told that other patients have the address too. */
    public SendRequest confirmingShared() {
        return new SendRequest(channel, text, subject, clientToken, sender, true, attachments, encounter);
    }

    /** @param uuids of attachments that were kept for this conversation */
    public SendRequest withAttachments(List<String> uuids) {
        return new SendRequest(channel, text, subject, clientToken, sender, sharedConfirmed, Collections.unmodifiableList(new ArrayList<>(uuids)), encounter);
    }

    /** The same message as part of an encounter; null for none. */
    public SendRequest during(Encounter partOf) {
        return new SendRequest(channel, text, subject, clientToken, sender, sharedConfirmed, attachments, partOf);
    }

    public List<String> getAttachments() {
        return attachments;
    }

    public boolean isSharedConfirmed() {
        return sharedConfirmed;
    }

    public String getChannel() {
        return channel;
    }

    public String getText() {
        return text;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public Optional<String> getClientToken() {
        return Optional.ofNullable(clientToken);
    }

    public Optional<Encounter> getEncounter() {
        return Optional.ofNullable(encounter);
    }
}
