/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import org.openmrs.Patient;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;

/** What a message must be to be sent, and where it may go. */
public class SendingRules {

    private static final int MAX_TEXT = 65_536;

    private static final int MAX_SUBJECT = 255;

    private static final int MAX_CLIENT_TOKEN = 255;

    private final ContactBook contacts;

    private final ConsentLedger ledger;

    private final Channels channels;

    public SendingRules(ContactBook contacts, ConsentLedger ledger, Channels channels) {
        this.contacts = contacts;
        this.ledger = ledger;
        this.channels = channels;
    }

    /** @throws Refusal {@code channel.unknown} of the field {@code channel} */
    Channel getChannel(String id) {
        return channels.get(id).orElseThrow(() -> Refusal.ofField("channel", "channel.unknown"));
    }

    /** The address that this conversation's messages go to on this channel, if nothing stands against sending there now. */
    String findPermittedAddress(Conversation conversation, Channel channel) {
        Patient patient = conversation.getPatient();
        PatientRules.requireReachable(patient);
        if (conversation.getMode() != ConversationMode.STANDARD) {
            throw Refusal.of("mode.unavailable");
        }
        String to = contacts.findTarget(patient, channel.getContactSystem()).map(ContactPoint::getValue)
            .orElseThrow(() -> Refusal.of("contact.missing"));
        ledger.findObstacle(patient, channel.getId(), to).ifPresent(obstacle -> {
            throw Refusal.of(obstacle);
        });
        if (!channel.getAvailability().isAvailable()) {
            throw Refusal.of("channel.unavailable");
        }
        return to;
    }

    /**
     * What is said in a Secure conversation goes to no address, and on the one channel that leads nowhere.
     *
     * @throws Refusal {@code channel.unknown} of the field {@code channel}, or of {@code patient}
     */
    void requireSecure(Conversation conversation, SendRequest request) {
        PatientRules.requireReachable(conversation.getPatient());
        if (!Channels.SECURE.equals(request.getChannel())) {
            throw Refusal.ofField("channel", "channel.unknown");
        }
    }

    /** @throws Refusal of the field {@code clientToken} */
    void checkToken(String token) {
        if (token.length() > MAX_CLIENT_TOKEN || !Texts.isStorable(token)) {
            throw Refusal.ofField("clientToken", "clientToken.tooLong");
        }
    }

    /** @throws Refusal of the field {@code text}, which only a message that brings files may lack, or {@code subject} */
    void checkText(SendRequest request) {
        if (request.getAttachments().isEmpty()) {
            checkText(request.getText());
        } else {
            checkStorable(request.getText());
        }
        request.getSubject().ifPresent(SendingRules::checkSubject);
    }

    /** @throws Refusal of the field {@code subject}, which a Secure conversation must have */
    void checkConversationSubject(String subject) {
        if (Texts.isBlank(subject)) {
            throw Refusal.ofField("subject", "subject.required");
        }
        checkSubject(subject);
    }

    private static void checkSubject(String subject) {
        if (subject.length() > MAX_SUBJECT) {
            throw Refusal.ofField("subject", "subject.tooLong");
        }
        if (!Texts.isStorable(subject) || !Texts.isLine(subject)) {
            throw Refusal.ofField("subject", "subject.invalid");
        }
    }

    /** @throws Refusal of the field {@code text} */
    void checkText(String text) {
        if (Texts.isBlank(text)) {
            throw Refusal.ofField("text", "text.required");
        }
        checkStorable(text);
    }

    private static void checkStorable(String text) {
        if (text.length() > MAX_TEXT) {
            throw Refusal.ofField("text", "text.tooLong");
        }
        if (!Texts.isStorable(text)) {
            throw Refusal.ofField("text", "text.invalid");
        }
    }
}
