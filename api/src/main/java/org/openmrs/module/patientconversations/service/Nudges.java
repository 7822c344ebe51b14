/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.db.ParticipantMarkDao;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.NoticeKind;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.ParticipantMark;

/** When a participant is reminded of what they have not read: after some minutes, again after more, never by night, and once for all their conversations. */
public class Nudges {

    /** What is older than this is not brought up again. */
    private static final Duration OLDEST = Duration.ofHours(48);

    private static final int ROUND = 200;

    private final ConversationDao conversations;

    private final MessageDao messages;

    private final ParticipantMarkDao marks;

    private final AccessLinks links;

    private final AppSessions sessions;

    private final Settings settings;

    private final PracticeTime time;

    private final Clock clock;

    public Nudges(ConversationDao conversations, MessageDao messages, ParticipantMarkDao marks, AccessLinks links, AppSessions sessions, Settings settings,
            PracticeTime time, Clock clock) {
        this.conversations = conversations;
        this.messages = messages;
        this.marks = marks;
        this.links = links;
        this.sessions = sessions;
        this.settings = settings;
        this.time = time;
        this.clock = clock;
    }

    int send() {
        List<Integer> after = minutes();
        if (after.isEmpty() || isQuiet()) {
            return 0;
        }
        Instant now = clock.instant();
        int sent = 0;
        Participant reminded = null;
        for (Object[] pair : conversations.findUnreadSecure(now.minus(OLDEST), after.size(), ROUND)) {
            Participant participant = (Participant) pair[1];
            if (sessions.isIn(participant) && isDue((Conversation) pair[0], participant, after, now) && !Objects.equals(reminded, participant)
                    && links.callBack((Conversation) pair[0], participant, NoticeKind.NUDGE).isPresent()) {
                reminded = participant;
                sent++;
            }
        }
        return sent;
    }

    /** Whether a reminder is due of a conversation, and if so, notes it: what passed in a quiet night is made up for once. */
    private boolean isDue(Conversation conversation, Participant participant, List<Integer> after, Instant now) {
        ParticipantMark mark = marks.open(participant, conversation);
        boolean begunAnew = mark.getNudges() >= after.size();
        int from = Math.max(mark.getReadMessageId() == null ? 0 : mark.getReadMessageId(), begunAnew && mark.getNudgedMessageId() != null ? mark.getNudgedMessageId() : 0);
        List<Message> unread = messages.findFromStaff(conversation, from, Integer.MAX_VALUE, EnumSet.of(MessageStatus.SENT, MessageStatus.DELIVERED, MessageStatus.READ));
        if (unread.isEmpty()) {
            return false;
        }
        long waited = Duration.between(unread.get(0).getDateSent().toInstant(), now).toMinutes();
        int due = (int) after.stream().filter(minutes -> minutes <= waited).count();
        if (due <= (begunAnew ? 0 : mark.getNudges())) {
            return false;
        }
        mark.setNudges(due);
        mark.setNudgedMessageId(unread.get(unread.size() - 1).getId());
        return true;
    }

    private boolean isQuiet() {
        return settings.get(GlobalProperties.SECURE_QUIET_HOURS).flatMap(DayHours::parse).filter(hours -> hours.contains(time.now().toLocalTime())).isPresent();
    }

    private List<Integer> minutes() {
        List<Integer> minutes = new ArrayList<>();
        Arrays.stream(settings.get(GlobalProperties.SECURE_NUDGE_MINUTES).orElse("").split(",")).map(String::trim).filter(part -> part.matches("\\d{1,5}"))
            .forEach(part -> minutes.add(Integer.valueOf(part)));
        return minutes;
    }
}
