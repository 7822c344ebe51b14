/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.time.Duration;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.db.MessageDao;
import org.openmrs.module.patientconversations.model.Direction;
import org.openmrs.module.patientconversations.model.Message;
import org.openmrs.module.patientconversations.model.MessageStatus;

/**
 * Answers that nobody types, queued like any other message. A machine is never answered, nobody without consent is, and a conversation gets
 * only so many a day: two machines that take each other for people stop there.
 */
public class AutomaticAnswers {

    private static final Duration DAY = Duration.ofDays(1);

    private static final int DEFAULT_MAX_PER_DAY = 4;

    private final MessageDao messages;

    private final StandardConversations standard;

    private final ConsentLedger ledger;

    private final Outbox outbox;

    private final Settings settings;

    private final Clock clock;

    public AutomaticAnswers(MessageDao messages, StandardConversations standard, ConsentLedger ledger, Outbox outbox, Settings settings, Clock clock) {
        this.messages = messages;
        this.standard = standard;
        this.ledger = ledger;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Answers on the channel and to the address that the question came from.
     *
     * @return whether it is answered
     */
    public boolean answer(Message question, Channel channel, String text) {
        if (question.isAutomatic() || !channel.getAvailability().isAvailable()
                || ledger.findObstacle(question.getConversation().getPatient(), channel.getId(), question.getFromAddress()).isPresent()
                || messages.countAutomaticOutbound(question.getConversation(), clock.instant().minus(DAY)) >= maxPerDay()) {
            return false;
        }
        Message answer = new Message();
        answer.setDirection(Direction.OUTBOUND);
        answer.setChannel(channel.getId());
        channel.getOwnAddress().ifPresent(answer::setFromAddress);
        answer.setToAddress(question.getFromAddress());
        answer.setSubject(question.getSubject());
        answer.setBody(text);
        answer.setAutomatic(true);
        answer.setStatus(MessageStatus.QUEUED);
        answer.setInReplyTo(question);
        standard.append(question.getConversation(), answer).ifPresent(queued -> outbox.enqueue(queued.getUuid()));
        return true;
    }

    private int maxPerDay() {
        return settings.getInt(GlobalProperties.AUTOMATIC_ANSWERS_PER_DAY, DEFAULT_MAX_PER_DAY);
    }
}
