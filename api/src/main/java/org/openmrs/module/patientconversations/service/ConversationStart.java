/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collections;
import java.util.function.Supplier;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;

/** Begins Secure conversations as a clinician would, with the privileges lent that this takes. */
public class ConversationStart implements SecureStart {

    private static final String[] LENT = { Privileges.GET_CONVERSATIONS, Privileges.SEND_MESSAGES, Privileges.MANAGE_CONSENT, Privileges.MANAGE_SECURE_ACCESS };

    /** As the contract of Secure conversations names it. */
    private static final String CHANNEL = "secure";

    private final ConversationService conversations;

    private final SecureAccessService access;

    private final TeamService team;

    public ConversationStart(ConversationService conversations, SecureAccessService access, TeamService team) {
        this.conversations = conversations;
        this.access = access;
        this.team = team;
    }

    @Override
    public Conversation begin(Patient patient, String subject, ContactSystem system, String contact, String note) {
        return lending(() -> {
            Conversation begun = conversations.startConversation(new StartRequest(patient, ConversationMode.SECURE).about(subject).contact(system, contact, false)
                .consent(ConsentStatus.GRANTED, ConsentMethod.ELECTRONIC, note));
            // Who has joined before gets none with another conversation, but this person waits for it, maybe with a new phone.
            if (access.getInvitations(begun, 0, 1).getItems().isEmpty()) {
                access.invite(begun, null, null);
            }
            return begun;
        });
    }

    @Override
    public Conversation beginWithConsent(Patient patient, String subject, ContactSystem system, String contact, String text) {
        return lending(() -> {
            Conversation begun = conversations.startConversation(new StartRequest(patient, ConversationMode.SECURE).about(subject).contact(system, contact, false));
            if (text != null) {
                conversations.sendMessage(begun, new SendRequest(CHANNEL, text, null, null));
            }
            return begun;
        });
    }

    @Override
    public void tag(Conversation conversation, String tag) {
        lending(() -> team.tagConversation(conversation, Collections.singleton(tag)));
    }

    private static <T> T lending(Supplier<T> work) {
        for (String privilege : LENT) {
            Context.addProxyPrivilege(privilege);
        }
        try {
            return work.get();
        } finally {
            for (String privilege : LENT) {
                Context.removeProxyPrivilege(privilege);
            }
        }
    }
}
