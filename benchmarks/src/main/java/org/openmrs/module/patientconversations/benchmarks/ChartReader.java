/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.PersonName;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.service.ConsentService;
import org.openmrs.module.patientconversations.service.ContactService;
import org.openmrs.module.patientconversations.service.ConversationCriteria;
import org.openmrs.module.patientconversations.service.ConversationService;

/**
 * Reads what the two requests of the chart read, each in a session of its own as a request has: the same calls of services in the same order,
 * and the same properties as the REST resources show by default. HTTP and JSON are left out, as they cost the same in both cases.
 */
final class ChartReader {

    private static final int PAGE = 50;

    private Object last;

    /** {@code GET conversation/{uuid}/message}: the latest 50 messages. */
    int openThread(String conversationUuid) {
        Context.openSessionWithCurrentUser();
        try {
            ConversationService service = Context.getService(ConversationService.class);
            Conversation conversation = service.getConversationByUuid(conversationUuid).orElseThrow();
            List<Message> messages = service.getMessages(conversation, 0, PAGE).getItems();
            messages.forEach(this::show);
            return messages.size();
        } finally {
            Context.closeSessionWithCurrentUser();
        }
    }

    /** {@code GET conversation?patient=uuid}: the patient's conversations with last message, unread count and addresses. */
    int listConversations(String patientUuid) {
        Context.openSessionWithCurrentUser();
        try {
            ConversationService service = Context.getService(ConversationService.class);
            Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
            Collection<Conversation> page = service.getConversations(new ConversationCriteria().patient(patient), 0, PAGE).getItems();
            Map<Conversation, Long> unread = service.getUnreadCounts(page);
            Map<Conversation, Message> lastMessages = service.getLastMessages(page);
            for (Conversation conversation : page) {
                show(conversation, unread.get(conversation), lastMessages.get(conversation));
            }
            show(Context.getService(ContactService.class).getContacts(Set.of(patient)));
            return page.size();
        } finally {
            Context.closeSessionWithCurrentUser();
        }
    }

    private void show(Message message) {
        keep(message.getUuid(), message.getConversation().getUuid(), message.getDirection(), message.getChannel(), message.getSubject(),
                message.getBody(), message.getStatus(), message.getStatusDate(), message.getErrorCode(), name(message.getSender()),
                message.getFromAddress(), message.getToAddress(), message.getDateCreated(), message.getDateSent(), message.getDateDelivered(),
                Optional.ofNullable(message.getInReplyTo()).map(Message::getUuid), message.getAttemptStarted());
    }

    private void show(Conversation conversation, Long unread, Message lastMessage) {
        Patient patient = conversation.getPatient();
        keep(conversation.getUuid(), name(patient.getPersonName()), patient.getUuid(), conversation.getMode(), conversation.getStatus(),
                conversation.getSubject(), conversation.getLastActivity(), unread, conversation.getRevision(), lastMessage.getUuid(),
                lastMessage.getBody(), lastMessage.getStatus(), lastMessage.getDateCreated());
    }

    private void show(Collection<ContactPoint> points) {
        ContactService contacts = Context.getService(ContactService.class);
        Set<ContactPoint> shared = contacts.getShared(points);
        Map<ContactPoint, Consent> consents = Context.getService(ConsentService.class).getCurrent(points);
        for (ContactPoint point : points) {
            Optional<Consent> consent = Optional.ofNullable(consents.get(point));
            keep(point.getValue(), contacts.format(point.getSystem(), point.getValue()), point.isOnChart(), point.isPreferred(),
                    shared.contains(point), consent.map(Consent::getStatus), consent.map(entry -> name(entry.getCreator())));
        }
    }

    private static String name(User user) {
        return user == null ? null : name(user.getPerson().getPersonName());
    }

    private static String name(PersonName name) {
        return name == null ? "" : name.getFullName();
    }

    /** Lest the compiler finds that nobody reads what was read. */
    private void keep(Object... shown) {
        last = new ArrayList<>(List.of(shown.length, shown[0]));
    }

    Object last() {
        return last;
    }
}
