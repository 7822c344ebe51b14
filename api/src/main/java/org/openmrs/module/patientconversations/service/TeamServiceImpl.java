/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.Privileges;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.HistoryDao;
import org.openmrs.module.patientconversations.db.MentionDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.StaffDao;
import org.openmrs.module.patientconversations.db.TagDao;
import org.openmrs.module.patientconversations.db.TriageDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationTag;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryEntry;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.Mention;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.TriageStatus;
import org.springframework.transaction.annotation.Transactional;

/** See {@link TeamService}. */
@Transactional
public class TeamServiceImpl extends BaseOpenmrsService implements TeamService {

    private static final int MAX_TAG = 64;

    private static final int MAX_TAGS = 20;

    private static final int MAX_TAGS_IN_USE = 100;

    /** Read before those who may not read conversations are left out. */
    private static final int MAX_STAFF = 500;

    /** Not within a word, as in an e-mail address. */
    private static final Pattern MENTION = Pattern.compile("(?<![\\p{L}\\p{N}@._-])@([\\p{L}\\p{N}][\\p{L}\\p{N}._-]*)");

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final TagDao tags;

    private final MentionDao mentions;

    private final HistoryDao entries;

    private final StaffDao staff;

    private final TriageDao triage;

    private final StandardConversations standard;

    private final SealedTexts texts;

    private final SendingRules rules;

    private final ConversationHistory history;

    private final Visibility visibility;

    private final Clock clock;

    public TeamServiceImpl(ConversationDao conversations, MessageDao messages, TagDao tags, MentionDao mentions, HistoryDao entries, StaffDao staff,
            TriageDao triage, StandardConversations standard, SealedTexts texts, SendingRules rules, ConversationHistory history, Visibility visibility, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.tags = tags;
        this.mentions = mentions;
        this.entries = entries;
        this.staff = staff;
        this.triage = triage;
        this.standard = standard;
        this.texts = texts;
        this.rules = rules;
        this.history = history;
        this.visibility = visibility;
        this.clock = clock;
    }

    @Override
    @Transactional(readOnly = true)
    public InboxCounts getInboxCounts() {
        boolean notes = Context.hasPrivilege(Privileges.MANAGE_NOTES);
        boolean mayTriage = Context.hasPrivilege(Privileges.TRIAGE_MESSAGES);
        return new InboxCounts(conversations.countOpen(currentUser(), visibility.getLocation().orElse(null)), notes ? mentions.countConversations(currentUser(), visibility.getLocation().orElse(null)) : 0,
            mayTriage ? triage.count(TriageStatus.WAITING) : null);
    }

    @Override
    @Transactional(readOnly = true)
    public String getInboxRevision() {
        long[] revision = conversations.revisionOfOpen();
        return revision[0] + "." + revision[1] + "." + triage.count(TriageStatus.WAITING);
    }

    @Override
    @Transactional(readOnly = true)
    public List<User> getStaff(String typed, int limit) {
        return staff.find(typed.trim(), MAX_STAFF).stream().filter(TeamServiceImpl::isStaff).limit(limit).collect(Collectors.toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<User> getStaffByUuid(String uuid) {
        return staff.findByUuid(uuid).filter(TeamServiceImpl::isStaff);
    }

    @Override
    public Conversation assignConversation(Conversation conversation, User assignee) {
        if (assignee != null && !isStaff(assignee)) {
            throw Refusal.ofField("assignee", "assignee.notStaff");
        }
        User before = conversation.getAssignee();
        if (!Objects.equals(before, assignee)) {
            conversation.setAssignee(assignee);
            history.record(conversation, assignee == null ? HistoryKind.UNASSIGNED : HistoryKind.ASSIGNED, assignee == null ? before : assignee, null);
        }
        return conversations.refresh(conversation);
    }

    @Override
    public Conversation starConversation(Conversation conversation, boolean starred) {
        if (conversation.isStarred() != starred) {
            conversation.setStarred(starred);
            history.record(conversation, starred ? HistoryKind.STARRED : HistoryKind.UNSTARRED, null, null);
        }
        return conversations.refresh(conversation);
    }

    @Override
    public Conversation tagConversation(Conversation conversation, Collection<String> wanted) {
        Set<String> after = normalize(wanted);
        List<String> before = tags.find(Collections.singleton(conversation)).getOrDefault(conversation.getId(), Collections.emptyList());
        for (String tag : before) {
            if (!after.contains(tag)) {
                history.record(conversation, HistoryKind.UNTAGGED, null, tag);
                tags.delete(conversation, tag);
            }
        }
        for (String tag : after) {
            if (!before.contains(tag)) {
                history.record(conversation, HistoryKind.TAGGED, null, tag);
                ConversationTag added = new ConversationTag();
                added.setConversation(conversation);
                added.setTag(tag);
                tags.insert(added);
            }
        }
        return conversations.refresh(conversation);
    }

    private static Set<String> normalize(Collection<String> wanted) {
        Set<String> normalized = new TreeSet<>();
        for (String tag : wanted) {
            String trimmed = tag.trim().replaceAll("\\s+", " ");
            if (Texts.isBlank(trimmed) || trimmed.length() > MAX_TAG || !Texts.isStorable(trimmed) || !Texts.isLine(trimmed)) {
                throw Refusal.ofField("tags", "tags.invalid");
            }
            normalized.add(trimmed);
        }
        if (normalized.size() > MAX_TAGS) {
            throw Refusal.ofField("tags", "tags.tooMany");
        }
        return normalized;
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Conversation, List<String>> getTags(Collection<Conversation> of) {
        Map<Integer, List<String>> byId = tags.find(of);
        Map<Conversation, List<String>> byConversation = new HashMap<>();
        of.forEach(conversation -> byConversation.put(conversation, byId.getOrDefault(conversation.getId(), Collections.emptyList())));
        return byConversation;
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> getTagsInUse() {
        return tags.findAll(MAX_TAGS_IN_USE);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<HistoryEntry> getHistory(Conversation conversation, int startIndex, int limit) {
        return Page.cut(entries.find(conversation, startIndex, limit + 1), limit);
    }

    @Override
    public Message addNote(Conversation conversation, String text, String clientToken) {
        String token = clientToken == null || clientToken.trim().isEmpty() ? null : clientToken;
        rules.checkText(text);
        if (token != null) {
            rules.checkToken(token);
        }
        Optional<Message> repeated = Optional.ofNullable(token).flatMap(value -> messages.findByClientToken(conversation, value));
        if (repeated.isPresent()) {
            return repeated.get();
        }
        Message note = new Message();
        note.setDirection(Direction.INTERNAL);
        note.setChannel(NOTE_CHANNEL);
        note.setSender(currentUser());
        note.setConversation(conversation);
        texts.seal(note, null, text);
        note.setStatus(MessageStatus.NOTED);
        note.setClientToken(token);
        Optional<Message> stored = standard.appendNote(conversation, note);
        stored.ifPresent(added -> findMentioned(text).forEach(user -> mention(added, user)));
        return stored.orElseGet(() -> Optional.ofNullable(token).flatMap(value -> messages.findCommittedByClientToken(conversation, value))
            .orElseThrow(() -> new IllegalStateException("A note could neither be stored nor found")));
    }

    /** A name may hold dots and dashes, and may be followed by those of a sentence. */
    private List<User> findMentioned(String text) {
        Set<String> names = new LinkedHashSet<>();
        Matcher matcher = MENTION.matcher(text);
        while (matcher.find()) {
            names.add(matcher.group(1));
            names.add(matcher.group(1).replaceAll("[._-]+$", ""));
        }
        return staff.findByNames(names).stream().filter(TeamServiceImpl::isStaff).collect(Collectors.toList());
    }

    private void mention(Message note, User user) {
        Mention mention = new Mention();
        mention.setConversation(note.getConversation());
        mention.setMessage(note);
        mention.setUser(user);
        mentions.add(mention);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<Message, List<Mention>> getMentions(Collection<Message> notes) {
        Map<Message, List<Mention>> byNote = new HashMap<>();
        mentions.find(notes).forEach(mention -> byNote.computeIfAbsent(mention.getMessage(), note -> new ArrayList<>()).add(mention));
        return byNote;
    }

    @Override
    public Message resolveMentions(Message note) {
        Instant now = clock.instant();
        if (mentions.resolve(note, currentUser(), now) > 0) {
            history.record(note.getConversation(), HistoryKind.RESOLVED, note.getSender(), null);
        }
        return note;
    }

    private static boolean isStaff(User user) {
        return !Boolean.TRUE.equals(user.getRetired()) && user.hasPrivilege(Privileges.GET_CONVERSATIONS);
    }

    private static User currentUser() {
        return Context.getAuthenticatedUser();
    }
}
