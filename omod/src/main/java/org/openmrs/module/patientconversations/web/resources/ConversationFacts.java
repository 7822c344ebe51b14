/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.resources;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.ContactService;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.SecureAccessService;
import org.openmrs.module.patientconversations.service.SecureState;
import org.openmrs.module.patientconversations.service.TeamService;

/** What conversations show besides themselves. It is read when first shown, for all conversations of a page at once. */
final class ConversationFacts {

    private final Collection<Conversation> page;

    private Map<Conversation, Message> lastMessages;

    private Map<Conversation, Long> unread;

    private Map<Conversation, List<String>> tags;

    private Map<Patient, List<Contact>> contacts;

    private Map<Conversation, SecureState> secure;

    ConversationFacts(Collection<Conversation> page) {
        this.page = page;
    }

    static ConversationFacts of(Conversation conversation) {
        return new ConversationFacts(Collections.singletonList(conversation));
    }

    Optional<Message> lastMessage(Conversation conversation) {
        if (lastMessages == null) {
            lastMessages = service().getLastMessages(page);
        }
        return Optional.ofNullable(lastMessages.get(conversation));
    }

    long unread(Conversation conversation) {
        if (unread == null) {
            unread = service().getUnreadCounts(page);
        }
        return unread.getOrDefault(conversation, 0L);
    }

    List<String> tags(Conversation conversation) {
        if (tags == null) {
            tags = Context.getService(TeamService.class).getTags(page);
        }
        return tags.getOrDefault(conversation, Collections.emptyList());
    }

    Optional<SecureState> secure(Conversation conversation) {
        if (secure == null) {
            secure = Context.getService(SecureAccessService.class).getStates(page);
        }
        return Optional.ofNullable(secure.get(conversation));
    }

    List<Contact> contacts(Conversation conversation) {
        if (contacts == null) {
            Set<Patient> patients = page.stream().map(Conversation::getPatient).collect(Collectors.toSet());
            List<ContactPoint> points = Context.getService(ContactService.class).getContacts(patients);
            contacts = new HashMap<>();
            Contact.of(points).forEach((point, contact) -> contacts.computeIfAbsent(point.getPatient(), patient -> new ArrayList<>()).add(contact));
        }
        return contacts.getOrDefault(conversation.getPatient(), Collections.emptyList());
    }

    private static ConversationService service() {
        return Context.getService(ConversationService.class);
    }
}
