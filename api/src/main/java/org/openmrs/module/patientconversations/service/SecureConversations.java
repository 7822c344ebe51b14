/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Date;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ConversationStatus;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** Opens Secure conversations, of which a patient can have several, and asks the patient in. */
public class SecureConversations {

    private final ConversationDao conversations;

    private final Participants participants;

    private final AccessLinks links;

    private final SealedTexts texts;

    private final ConversationHistory history;

    private final Clock clock;

    public SecureConversations(ConversationDao conversations, Participants participants, AccessLinks links, SealedTexts texts, ConversationHistory history,
            Clock clock) {
        this.conversations = conversations;
        this.participants = participants;
        this.links = links;
        this.texts = texts;
        this.history = history;
        this.clock = clock;
    }

    /**
     * @param from the Standard conversation that moves over, or null
     * @param system where a patient who has not joined yet is invited, or null
     * @throws Refusal {@code contact.required} of {@code contactPoint.value} if there is none and the patient has not joined, and whatever an invitation refuses
     */
    Conversation start(Patient patient, String subject, Conversation from, ContactSystem system, String address) {
        Optional<Participant> known = participants.findPatient(patient);
        boolean joined = known.filter(participant -> participant.getStatus() == ParticipantStatus.JOINED).isPresent();
        if (!joined && address == null) {
            throw Refusal.ofField("contactPoint.value", "contact.required");
        }
        if (address != null) {
            requireAccessPrivilege();
        }
        Conversation conversation = newConversation(patient, subject);
        conversations.insert(conversation);
        if (from != null) {
            conversation.setRelated(from);
            from.setRelated(conversation);
            history.record(from, HistoryKind.MOVED, null, null);
            history.record(conversation, HistoryKind.MOVED, null, null);
        }
        if (address != null) {
            Participant participant = participants.admitPatient(patient, system, address);
            if (participant.getStatus() != ParticipantStatus.JOINED) {
                links.invite(conversation, participant);
            }
        }
        return conversation;
    }

    static void requireAccessPrivilege() {
        if (!Context.hasPrivilege(Privileges.MANAGE_SECURE_ACCESS)) {
            throw new APIAuthenticationException(Context.getMessageSourceService().getMessage("error.privilegesRequired",
                new Object[] { Privileges.MANAGE_SECURE_ACCESS }, null));
        }
    }

    private Conversation newConversation(Patient patient, String subject) {
        Conversation conversation = new Conversation();
        conversation.setPatient(patient);
        conversation.setMode(ConversationMode.SECURE);
        conversation.setStatus(ConversationStatus.OPEN);
        conversation.setLastActivity(Date.from(clock.instant()));
        conversation.setCreator(Context.getAuthenticatedUser());
        conversation.setDateCreated(Date.from(clock.instant()));
        texts.sealSubject(conversation, subject);
        return conversation;
    }
}
