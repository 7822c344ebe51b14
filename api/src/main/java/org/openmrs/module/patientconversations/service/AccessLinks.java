/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.db.AccessLinkDao;
import org.openmrs.module.patientconversations.model.AccessLink;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.HistoryKind;
import org.openmrs.module.patientconversations.model.LinkPurpose;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageKind;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.NoticeKind;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantKind;
import org.openmrs.module.patientconversations.model.ParticipantStatus;

/** The rules of links into the patient's app: who gets one, how it goes out, and when it is over. */
public class AccessLinks {

    private static final int DEFAULT_HOURS = 72;

    private final AccessLinkDao links;

    private final LinkTokens tokens;

    private final StandardConversations threads;

    private final ConsentLedger ledger;

    private final Channels channels;

    private final Outbox outbox;

    private final ConversationHistory history;

    private final Settings settings;

    private final AuditTrail audit;

    private final Clock clock;

    public AccessLinks(AccessLinkDao links, LinkTokens tokens, StandardConversations threads, ConsentLedger ledger, Channels channels, Outbox outbox,
            ConversationHistory history, Settings settings, AuditTrail audit, Clock clock) {
        this.links = links;
        this.tokens = tokens;
        this.threads = threads;
        this.ledger = ledger;
        this.channels = channels;
        this.outbox = outbox;
        this.history = history;
        this.settings = settings;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * Sends a participant a link to join; earlier ones that are still open are revoked.
     *
     * @throws Refusal {@code secure.noPublicAddress}, {@code secure.noBirthdate}, {@code secure.accessEnded}, {@code consent.*}, {@code channel.unavailable}
     */
    AccessLink invite(Conversation conversation, Participant participant) {
        if (!tokens.getAppAddress().isPresent()) {
            throw Refusal.of("secure.noPublicAddress");
        }
        if (conversation.getPatient().getBirthdate() == null) {
            throw Refusal.of("secure.noBirthdate");
        }
        if (participant.getStatus() == ParticipantStatus.ENDED) {
            throw Refusal.of("secure.accessEnded");
        }
        findObstacle(participant).ifPresent(obstacle -> {
            throw Refusal.of(obstacle);
        });
        revokeOpen(Collections.singleton(participant));
        AccessLink link = newLink(participant, conversation, LinkPurpose.JOIN);
        history.record(conversation, HistoryKind.INVITED, null, nameOf(participant));
        audit.record(AuditEvent.byStaff(AuditAction.INVITED, link.getCreator()).in(conversation).detail(participant.getUuid()));
        notify(link, NoticeKind.INVITATION);
        return link;
    }

    /** Sends a participant who has joined a link to come back; empty if nothing may be sent there now. */
    Optional<AccessLink> callBack(Conversation conversation, Participant participant, NoticeKind why) {
        if (!tokens.getAppAddress().isPresent() || findObstacle(participant).isPresent()) {
            return Optional.empty();
        }
        AccessLink link = newLink(participant, conversation, LinkPurpose.RETURN);
        notify(link, why);
        return Optional.of(link);
    }

    /** Why nothing may be sent to where a participant gets links and codes. */
    Optional<String> findObstacle(Participant participant) {
        Optional<Channel> channel = channelOf(participant);
        if (!channel.filter(found -> found.getAvailability().isAvailable()).isPresent()) {
            return Optional.of("channel.unavailable");
        }
        return ledger.findObstacle(participant.getPatient(), channel.get().getId(), participant.getContactValue());
    }

    Optional<Channel> channelOf(Participant participant) {
        return channels.get(participant.getContactSystem().getCode());
    }

    void revoke(AccessLink link) {
        if (link.getUsed() == null && link.getRevoked() == null) {
            link.setRevoked(now());
            link.setCodeHash(null);
            if (link.getConversation() != null && link.getPurpose() == LinkPurpose.JOIN) {
                audit.record(AuditEvent.byStaff(AuditAction.INVITATION_REVOKED, Context.getAuthenticatedUser()).in(link.getConversation()).detail(link.getUuid()));
                history.record(link.getConversation(), HistoryKind.INVITATION_REVOKED, null, nameOf(link.getParticipant()));
            }
        }
    }

    /** Those that were still open are over, without a word in the history: something else says why. */
    void revokeOpen(Collection<Participant> participants) {
        for (AccessLink open : links.findOpen(participants, clock.instant())) {
            open.setRevoked(now());
            open.setCodeHash(null);
        }
    }

    /** Whether a link opens anything now. */
    boolean isOpen(AccessLink link, Instant now) {
        return link.getUsed() == null && link.getRevoked() == null && link.getExpires().toInstant().isAfter(now);
    }

    static boolean isOpen(AccessLink link, PracticeTime time) {
        boolean over = link.getUsed() != null || link.getRevoked() != null || !link.getExpires().toInstant().isAfter(time.now().toInstant());
        return !over && link.getParticipant().getStatus() != ParticipantStatus.ENDED && !isPast(link.getParticipant(), time);
    }

    /** Whether the last day of a participant's access is over. */
    static boolean isPast(Participant participant, PracticeTime time) {
        return participant.getEndsOn() != null && participant.getEndsOn().isBefore(time.now().toLocalDate());
    }

    /** As the history and the thread name a participant. */
    static String nameOf(Participant participant) {
        return participant.getKind() == ParticipantKind.PROXY ? participant.getName() : participant.getPatient().getPersonName().getFullName();
    }

    List<AccessLink> find(Conversation conversation, int startIndex, int limit) {
        return links.find(conversation, LinkPurpose.JOIN, startIndex, limit);
    }

    private AccessLink newLink(Participant participant, Conversation conversation, LinkPurpose purpose) {
        AccessLink link = new AccessLink();
        link.setParticipant(participant);
        link.setConversation(conversation);
        link.setPurpose(purpose);
        link.setCreator(Context.getAuthenticatedUser());
        link.setDateCreated(now());
        link.setExpires(Date.from(clock.instant().plus(Duration.ofHours(settings.getInt(GlobalProperties.SECURE_LINK_HOURS, DEFAULT_HOURS)))));
        tokens.give(link);
        links.insert(link);
        return link;
    }

    private void notify(AccessLink link, NoticeKind why) {
        Channel channel = channelOf(link.getParticipant()).orElseThrow(() -> new IllegalStateException("No channel leads there"));
        Message notice = new Message();
        notice.setKind(MessageKind.NOTICE);
        notice.setNotice(why);
        notice.setLink(link);
        notice.setParticipant(link.getParticipant());
        notice.setDirection(Direction.OUTBOUND);
        notice.setChannel(channel.getId());
        channel.getOwnAddress().ifPresent(notice::setFromAddress);
        notice.setToAddress(link.getParticipant().getContactValue());
        notice.setBody("");
        notice.setAutomatic(true);
        notice.setStatus(MessageStatus.QUEUED);
        threads.appendNote(link.getConversation(), notice).ifPresent(queued -> outbox.enqueue(queued.getUuid()));
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
