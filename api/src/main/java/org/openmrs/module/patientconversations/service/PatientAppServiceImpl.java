/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.db.AccessLinkDao;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.ConversationFilter;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.ParticipantDao;
import org.openmrs.module.patientconversations.db.ParticipantMarkDao;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.Attachment;
import org.openmrs.module.patientconversations.model.AttachmentStatus;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.LinkPurpose;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.NoticeKind;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantMark;
import org.springframework.transaction.annotation.Transactional;

/** See {@link PatientAppService}. */
@Transactional
public class PatientAppServiceImpl extends BaseOpenmrsService implements PatientAppService {

    private static final int MAX_THREADS = 200;

    private static final int MAX_TOKEN = 200;

    private static final long MILLIS_BETWEEN_LINKS = 60_000;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final ParticipantDao participants;

    private final ParticipantMarkDao marks;

    private final AccessLinkDao linkDao;

    private final AccessLinks links;

    private final LinkSteps steps;

    private final AppSessions sessions;

    private final Nudges nudges;

    private final StandardConversations threads;

    private final SealedTexts texts;

    private final SendingRules rules;

    private final Attachments attachments;

    private final ContactNormalizer normalizer;

    private final MessageEvents events;

    private final AuditTrail audit;

    private final Clock clock;

    public PatientAppServiceImpl(ConversationDao conversations, MessageDao messages, ParticipantDao participants, ParticipantMarkDao marks, AccessLinkDao linkDao,
            AccessLinks links, LinkSteps steps, AppSessions sessions, Nudges nudges, StandardConversations threads, SealedTexts texts, SendingRules rules,
            Attachments attachments, ContactNormalizer normalizer, MessageEvents events, AuditTrail audit, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.participants = participants;
        this.marks = marks;
        this.linkDao = linkDao;
        this.links = links;
        this.steps = steps;
        this.sessions = sessions;
        this.nudges = nudges;
        this.threads = threads;
        this.texts = texts;
        this.rules = rules;
        this.attachments = attachments;
        this.normalizer = normalizer;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Override
    public LinkStep openLink(String token) {
        return steps.open(token);
    }

    @Override
    public LinkStep checkBirthdate(String token, LocalDate birthdate) {
        return steps.checkBirthdate(token, birthdate);
    }

    @Override
    public LinkStep sendCode(String token) {
        return steps.sendAgain(token);
    }

    @Override
    public LinkStep checkCode(String token, String code, Locale language) {
        return steps.checkCode(token, code, language);
    }

    @Override
    public void requestLink(String contact) {
        ContactSystem system = contact.contains("@") ? ContactSystem.EMAIL : ContactSystem.SMS;
        String address;
        try {
            address = normalizer.normalize(system, contact, "contact");
        } catch (Refusal refused) {
            return;
        }
        for (Participant participant : participants.findJoined(system, address)) {
            if (sessions.isIn(participant) && !hasFreshLink(participant)) {
                newest(participant).ifPresent(conversation -> links.callBack(conversation, participant, NoticeKind.SIGN_IN));
            }
        }
    }

    private boolean hasFreshLink(Participant participant) {
        Date since = new Date(clock.millis() - MILLIS_BETWEEN_LINKS);
        return linkDao.findOpen(Collections.singleton(participant), clock.instant()).stream().filter(link -> link.getPurpose() == LinkPurpose.RETURN)
            .map(AccessLink::getDateCreated).anyMatch(since::before);
    }

    private Optional<Conversation> newest(Participant participant) {
        return conversations.find(secureOf(participant), 0, 1).stream().findFirst();
    }

    private static ConversationFilter secureOf(Participant participant) {
        return new ConversationFilter().patient(participant.getPatient()).mode(ConversationMode.SECURE);
    }

    @Override
    public Optional<Participant> findSession(String token, boolean active) {
        return sessions.find(token, active);
    }

    @Override
    public void signOut(String token) {
        sessions.find(token, false).ifPresent(participant -> audit.record(by(AuditAction.LOGGED_OUT, participant).of(participant.getPatient())));
        sessions.end(token);
    }

    @Override
    public void signOutEverywhere(Participant participant) {
        sessions.endAll(Collections.singleton(participant));
        audit.record(by(AuditAction.SIGNED_OUT_EVERYWHERE, participant).of(participant.getPatient()));
        links.revokeOpen(Collections.singleton(participant));
    }

    @Override
    @Transactional(readOnly = true)
    public int getIdleMinutes() {
        return sessions.getIdleMinutes();
    }

    @Override
    @Transactional(readOnly = true)
    public String getRevision(Participant participant) {
        long[] revision = conversations.revisionOf(participant.getPatient(), ConversationMode.SECURE);
        return revision[0] + "." + revision[1];
    }

    @Override
    @Transactional(readOnly = true)
    public List<AppThread> getThreads(Participant participant) {
        List<Conversation> found = conversations.find(secureOf(participant), 0, MAX_THREADS);
        Map<Integer, Message> last = messages.findLast(found);
        Map<Integer, Integer> read = new HashMap<>();
        marks.find(participant, found).forEach((id, mark) -> read.put(id, mark.getReadMessageId() == null ? 0 : mark.getReadMessageId()));
        Map<Integer, Long> unread = messages.countFromStaffAfter(found, read);
        return found.stream().map(conversation -> new AppThread(conversation, texts.subjectOf(conversation).orElse(""), unread.getOrDefault(conversation.getId(), 0L),
            Optional.ofNullable(last.get(conversation.getId())).map(message -> describe(participant, message, 0)).orElse(null))).collect(Collectors.toList());
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Conversation> getThread(Participant participant, String uuid) {
        return conversations.findByUuid(uuid).filter(conversation -> belongs(participant, conversation));
    }

    private static AuditEvent by(AuditAction action, Participant participant) {
        return AuditEvent.byParticipant(action, participant.getUuid(), participant.getKind().name());
    }

    private static boolean belongs(Participant participant, Conversation conversation) {
        return conversation.isSecure() && !conversation.getVoided() && conversation.getPatient().getPatientId().equals(participant.getPatient().getPatientId());
    }

    @Override
    public Page<AppMessage> getMessages(Participant participant, Conversation thread, String before, int limit) {
        Integer end = before == null ? null : messages.findAnyByUuid(before).filter(message -> message.getConversation().equals(thread)).map(Message::getId).orElse(0);
        Page<Message> page = Page.cut(messages.findSaid(thread, end, limit + 1), limit);
        int readByStaff = messages.findLastReadByStaff(thread);
        audit.recordLook(by(AuditAction.VIEWED, participant).in(thread));
        page.getItems().stream().filter(message -> message.getDirection() == Direction.OUTBOUND && message.getStatus() == MessageStatus.SENT && !message.getVoided())
            .forEach(message -> moveTo(message, MessageStatus.DELIVERED));
        return new Page<>(page.getItems().stream().map(message -> describe(participant, message, readByStaff)).collect(Collectors.toList()), page.hasMore());
    }

    private AppMessage describe(Participant participant, Message message, int readByStaff) {
        boolean mine = participant.equals(message.getParticipant());
        Map<Attachment, String> files = new LinkedHashMap<>();
        if (!message.getVoided()) {
            message.getAttachments().stream().filter(file -> file.getStatus() == AttachmentStatus.STORED).forEach(file -> files.put(file, texts.nameOf(file)));
        }
        String token = mine && message.getClientToken() != null ? message.getClientToken().substring(tokenPrefix(participant).length()) : null;
        return new AppMessage(message, mine, authorOf(message), message.getVoided() ? null : texts.open(message).getBody(), files, message.getId() <= readByStaff, token);
    }

    private static String authorOf(Message message) {
        if (message.getParticipant() != null) {
            return AccessLinks.nameOf(message.getParticipant());
        }
        return message.getSender() == null || message.getSender().getPersonName() == null ? "" : message.getSender().getPersonName().getFullName();
    }

    private static String tokenPrefix(Participant participant) {
        return participant.getUuid() + "/";
    }

    @Override
    public AppMessage send(Participant participant, Conversation thread, String text, List<String> files, String clientToken) {
        if (clientToken == null || clientToken.isEmpty() || clientToken.length() > MAX_TOKEN || !Texts.isStorable(clientToken)) {
            throw Refusal.ofField("clientToken", "clientToken.tooLong");
        }
        String token = tokenPrefix(participant) + clientToken;
        Optional<Message> repeated = messages.findByClientToken(thread, token);
        if (repeated.isPresent()) {
            return describe(participant, repeated.get(), messages.findLastReadByStaff(thread));
        }
        rules.checkText(new SendRequest(Channels.SECURE, text, null, null).withAttachments(files));
        List<Attachment> attached = attachments.requireDrafts(thread, participant, files);
        Message message = new Message();
        message.setConversation(thread);
        message.setKind(MessageKind.TEXT);
        message.setDirection(Direction.INBOUND);
        message.setChannel(Channels.SECURE);
        message.setParticipant(participant);
        message.setStatus(MessageStatus.RECEIVED);
        message.setDateDelivered(Date.from(clock.instant()));
        message.setClientToken(token);
        texts.seal(message, null, text);
        Optional<Message> stored = threads.append(thread, message);
        stored.ifPresent(added -> {
            attached.forEach(file -> attachments.give(file, added));
            audit.record(by(AuditAction.SENT, participant).in(thread).detail(added.getUuid()));
        });
        return describe(participant, stored.orElseGet(() -> messages.findCommittedByClientToken(thread, token)
            .orElseThrow(() -> new IllegalStateException("A message could neither be stored nor found"))), 0);
    }

    @Override
    public void markRead(Participant participant, Conversation thread, String messageUuid) {
        Optional<Message> message = messages.findAnyByUuid(messageUuid).filter(found -> found.getConversation().equals(thread));
        if (message.isPresent()) {
            ParticipantMark mark = marks.open(participant, thread);
            Collection<MessageStatus> unread = EnumSet.of(MessageStatus.SENT, MessageStatus.DELIVERED);
            messages.findFromStaff(thread, 0, message.get().getId(), unread).forEach(read -> moveTo(read, MessageStatus.READ));
            if (mark.getReadMessageId() == null || mark.getReadMessageId() < message.get().getId()) {
                mark.setReadMessageId(message.get().getId());
                mark.setReadDate(Date.from(clock.instant()));
                mark.setNudges(0);
                mark.setNudgedMessageId(null);
                conversations.touch(thread);
            }
        }
    }

    private void moveTo(Message message, MessageStatus status) {
        Instant now = clock.instant();
        if (message.getStatus().canBecome(status)) {
            message.setStatus(status);
            message.setStatusDate(Date.from(now));
            if (message.getDateDelivered() == null) {
                message.setDateDelivered(Date.from(now));
            }
            if (status == MessageStatus.READ) {
                message.setDateRead(Date.from(now));
            }
            conversations.touch(message.getConversation());
            events.statusChanged(message);
        }
    }

    @Override
    public Attachment addFile(Participant participant, Conversation thread, String name, byte[] content) {
        return attachments.addDraft(thread, participant, name, content);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Attachment> getFile(Participant participant, String uuid) {
        return attachments.find(uuid).filter(file -> file.getStatus() == AttachmentStatus.STORED).filter(file -> isSeenBy(participant, file));
    }

    private static boolean isSeenBy(Participant participant, Attachment file) {
        Message message = file.getMessage();
        if (message == null) {
            return file.getConversation() != null && belongs(participant, file.getConversation()) && participant.equals(file.getParticipant());
        }
        return !message.getVoided() && message.getDirection() != Direction.INTERNAL && belongs(participant, message.getConversation());
    }

    @Override
    @Transactional(readOnly = true)
    public String getFileName(Attachment file) {
        return texts.nameOf(file);
    }

    @Override
    public byte[] getFileContent(Participant participant, Attachment file, boolean thumbnail) {
        audit.recordLook(by(AuditAction.FILE_OPENED, participant).of(participant.getPatient()).detail(file.getUuid()));
        return attachments.read(file, thumbnail);
    }

    @Override
    @Transactional(readOnly = true)
    public long getMaxBytes() {
        return attachments.getMaxBytes();
    }

    @Override
    @Transactional(readOnly = true)
    public List<String> getFileTypes() {
        return attachments.getTypesForApp();
    }

    @Override
    public int sendNudges() {
        return nudges.send();
    }
}
