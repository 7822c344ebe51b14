/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Message;

/** What staff do in conversations. Every rule about who may send what to whom is kept here. */
public interface ConversationService extends OpenmrsService {

    /**
     * Opens the patient's Standard conversation: the existing one (reopened if it was archived), or a new one; or a new Secure one, to which a
     * patient who has not joined yet is invited ({@link Privileges#MANAGE_SECURE_ACCESS}).
     *
     * @param request who is to be reached, where, and what consent they gave
     * @throws Refusal of a field: {@code patient.required}, {@code patient.voided}, {@code patient.deceased} of {@code patient},
     *         {@code mode.required} of {@code mode}, {@code subject.*} of {@code subject}, {@code secure.*}, {@code contact.*} of {@code contactPoint.value},
     *         {@code contact.noAttributeType} of {@code saveContact}, {@code consent.*} of {@code consent.status},
     *         {@code consent.method} or {@code consent.note}
     * @throws org.openmrs.api.APIAuthenticationException if consent is to be recorded and the caller may not
     *         ({@link Privileges#MANAGE_CONSENT}), or the chart written to and the caller may not
     */
    @Authorized(Privileges.SEND_MESSAGES)
    Conversation startConversation(StartRequest request);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Conversation> getConversationByUuid(String uuid);

    /** Newest activity first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<Conversation> getConversations(ConversationCriteria criteria, int startIndex, int limit);

    /** Newest first; notes among staff only for a caller who may see them ({@link Privileges#MANAGE_NOTES}). */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<Message> getMessages(Conversation conversation, int startIndex, int limit);

    /** Empty also for a note that the caller may not see. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<Message> getMessageByUuid(String uuid);

    /** What a message says; opened where it is sealed. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    MessageText getText(Message message);

    /** What a conversation is about; opened where it is sealed. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<String> getSubject(Conversation conversation);

    /** The newest message of each conversation that has any; one query. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Map<Conversation, Message> getLastMessages(Collection<Conversation> conversations);

    /** How many inbound messages of each conversation the calling user has not read; two queries. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Map<Conversation, Long> getUnreadCounts(Collection<Conversation> conversations);

    /**
     * A text that changes whenever anything in the patient's conversations does; one indexed read.
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    String getRevision(Patient patient);

    /** Notes that the calling user has read up to this message; never moves a mark back. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    void markRead(Message message);

    /** Puts it away until the patient writes or someone reopens it; nobody looks after it any more. */
    @Authorized(Privileges.SEND_MESSAGES)
    Conversation archiveConversation(Conversation conversation);

    @Authorized(Privileges.SEND_MESSAGES)
    Conversation reopenConversation(Conversation conversation);

    /**
     * Chooses the address that a conversation's messages of this system go to.
     *
     * @param saveToChart whether to write it into the patient's person attribute as well
     * @throws Refusal of a field, {@code contact.*}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Conversation chooseContact(Conversation conversation, ContactSystem system, String value, boolean saveToChart);

    /**
     * Stores a message and queues it for its channel, in one transaction.
     *
     * @param request the same client token in the same conversation returns the message that is already there
     * @throws Refusal {@code consent.unknown}, {@code consent.withdrawn}, {@code contact.missing}, {@code channel.unavailable}, or
     *         of a field: {@code patient.*}, {@code channel.unknown}, {@code text.required}, {@code text.tooLong},
     *         {@code text.invalid}, {@code subject.tooLong}, {@code subject.invalid}, {@code clientToken.tooLong}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    Message sendMessage(Conversation conversation, SendRequest request);

    /**
     * Opens a conversation, as {@link #startConversation} does, and sends a message in it: both or, if either is refused, neither.
     *
     * @throws Refusal whatever either of them refuses
     */
    @Authorized(Privileges.SEND_MESSAGES)
    Message sendFirstMessage(StartRequest start, SendRequest request);

    /**
     * Queues a failed message again, to the address that the conversation's messages go to now.
     *
     * @throws Refusal {@code message.notRetryable}, and whatever {@link #sendMessage} refuses
     */
    @Authorized(Privileges.SEND_MESSAGES)
    Message retryMessage(Message message);

    /**
     * Retracts what staff wrote: it stays in the record as entered in error, and is not sent if it has not been yet. Doing so again changes nothing.
     *
     * @throws Refusal {@code message.notRetractable}, {@code message.beingSent}, or of a field: {@code retract.*} of {@code reason}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Message retractMessage(Message message, String reason);

    /** @throws Refusal {@code message.notCancellable}, {@code message.beingSent} */
    @Authorized(Privileges.SEND_MESSAGES)
    Message cancelMessage(Message message);
}
