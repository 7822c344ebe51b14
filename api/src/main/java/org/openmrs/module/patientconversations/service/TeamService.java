/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.openmrs.User;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;

/** How staff share the work in conversations. Whatever changes is on record in the conversation's history. */
public interface TeamService extends OpenmrsService {

    /** The channel under which notes stand in threads; nothing is ever sent on it. */
    String NOTE_CHANNEL = "note";

    /** How many conversations wait for what, for the calling user. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    InboxCounts getInboxCounts();

    /** A text that changes whenever anything in the open conversations or the triage list does; two reads of indexes. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    String getInboxRevision();

    /**
     * Users who may read conversations and are not retired, by log-in name.
     *
     * @param typed beginning of their log-in name, given name or family name; empty for all
     * @param limit the most to return
     */
    @Authorized(Privileges.GET_CONVERSATIONS)
    List<User> getStaff(String typed, int limit);

    @Authorized(Privileges.GET_CONVERSATIONS)
    Optional<User> getStaffByUuid(String uuid);

    /**
     * Gives a conversation to the one member of staff who looks after it.
     *
     * @param assignee null for nobody
     * @throws Refusal {@code assignee.notStaff} of {@code assignee}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    Conversation assignConversation(Conversation conversation, User assignee);

    @Authorized(Privileges.SEND_MESSAGES)
    Conversation starConversation(Conversation conversation, boolean starred);

    /**
     * Replaces a conversation's tags.
     *
     * @throws Refusal of {@code tags}: {@code tags.invalid}, {@code tags.tooMany}
     */
    @Authorized(Privileges.SEND_MESSAGES)
    @Logging(ignoreAllArgumentValues = true)
    Conversation tagConversation(Conversation conversation, Collection<String> tags);

    /** Each conversation's tags in alphabetical order; one query. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Map<Conversation, List<String>> getTags(Collection<Conversation> conversations);

    /** The tags in use, in alphabetical order; at most 100. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    List<String> getTagsInUse();

    /** What was done with a conversation besides writing in it, newest first. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Page<HistoryEntry> getHistory(Conversation conversation, int startIndex, int limit);

    /**
     * Adds a note among staff, which no channel sends. {@code @} and a log-in name in it mentions that member of staff.
     *
     * @param clientToken as in {@link SendRequest}; null for none
     * @throws Refusal of a field: {@code text.required}, {@code text.tooLong}, {@code text.invalid}, {@code clientToken.tooLong}
     */
    @Authorized(Privileges.MANAGE_NOTES)
    @Logging(ignoreAllArgumentValues = true)
    Message addNote(Conversation conversation, String text, String clientToken);

    /** Who is mentioned in notes; one query. */
    @Authorized(Privileges.GET_CONVERSATIONS)
    Map<Message, List<Mention>> getMentions(Collection<Message> notes);

    /** Notes that all who are mentioned in a note have been heard, by whom and when; what is resolved already stays as it is. */
    @Authorized(Privileges.MANAGE_NOTES)
    Message resolveMentions(Message note);
}
