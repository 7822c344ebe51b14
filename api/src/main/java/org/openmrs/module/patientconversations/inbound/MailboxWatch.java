/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import jakarta.mail.MessagingException;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.CarrierException;
import org.openmrs.module.patientconversations.channel.email.Mailbox;
import org.openmrs.module.patientconversations.channel.email.MailboxConnection;
import org.openmrs.module.patientconversations.channel.email.StoredMail;
import org.openmrs.module.patientconversations.model.MailboxState;
import org.openmrs.module.patientconversations.service.Bounce;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.MailPosition;
import org.openmrs.module.patientconversations.service.MailboxService;
import org.openmrs.module.patientconversations.service.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the practice's mailbox for as long as the module runs: what is new is filed message by message, then the server announces news (IDLE) or
 * is asked from time to time. A lost connection is made anew, after pauses that grow.
 */
public class MailboxWatch implements RecurringWork {

    private static final Duration PAUSE = Duration.ofSeconds(2);

    private static final Duration FIRST_BACK_OFF = Duration.ofSeconds(5);

    private static final Duration LONGEST_BACK_OFF = Duration.ofMinutes(5);

    private static final Duration CLOCK_DIFFERENCE = Duration.ofHours(1);

    private static final Logger log = LoggerFactory.getLogger(MailboxWatch.class);

    private final Settings settings;

    private final MailboxService mailboxes;

    private final MailParser parser;

    private final BounceParser bounces;

    private final DaemonAccess daemon;

    private final Clock clock;

    private int failures;

    private Instant notBefore = Instant.MIN;

    public MailboxWatch(Settings settings, MailboxService mailboxes, MailParser parser, BounceParser bounces, DaemonAccess daemon, Clock clock) {
        this.settings = settings;
        this.mailboxes = mailboxes;
        this.parser = parser;
        this.bounces = bounces;
        this.daemon = daemon;
        this.clock = clock;
    }

    @Override
    public String getName() {
        return "mailbox";
    }

    @Override
    public Duration getPause() {
        return PAUSE;
    }

    @Override
    public void run(BooleanSupplier ends) {
        Mailbox mailbox = Mailbox.of(settings);
        if (!mailbox.getAvailability().isAvailable() || clock.instant().isBefore(notBefore)) {
            return;
        }
        try (MailboxConnection connection = mailbox.open()) {
            watch(mailbox, connection, ends);
            failures = 0;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (CarrierException e) {
            if (!ends.getAsBoolean()) {
                backOff(mailbox, e.getErrorCode());
            }
        } catch (RuntimeException e) {
            log.error("What came into the mailbox could not be filed, and will be tried again: {}", Failures.describe(e));
            backOff(mailbox, null);
        }
    }

    private void watch(Mailbox mailbox, MailboxConnection connection, BooleanSupplier ends) throws CarrierException, InterruptedException {
        BooleanSupplier over = () -> ends.getAsBoolean() || !Mailbox.of(settings).isSameAs(mailbox);
        long validity = connection.getUidValidity();
        MailboxState state = mailboxes.openMailbox(mailbox.getName(), validity, connection.getNewestUid());
        long last = state.getLastUid();
        while (!over.getAsBoolean()) {
            List<Long> found = connection.findUidsAfter(last);
            for (Long uid : found) {
                if (over.getAsBoolean()) {
                    return;
                }
                handle(new MailPosition(mailbox.getName(), validity, uid), connection.read(uid), state);
                last = uid;
                daemon.renewSession();
            }
            failures = 0;
            if (!found.isEmpty()) {
                // What came while these were read may have been announced already.
                continue;
            }
            mailboxes.recordLook(mailbox.getName(), null);
            // The wait may be long: nothing of the database is held meanwhile.
            daemon.renewSession();
            connection.awaitNews(mailbox.getPollInterval(), over);
        }
    }

    private void handle(MailPosition position, StoredMail mail, MailboxState state) {
        boolean fromTheBeginning = state.getLastUid() == 0;
        if (mail == null || fromTheBeginning && isOlder(mail, state.getDateConnected().toInstant())) {
            mailboxes.skipMail(position);
            return;
        }
        try {
            Optional<Bounce> bounce = bounces.parse(mail);
            if (bounce.isPresent()) {
                mailboxes.fileBounce(position, bounce.get());
                return;
            }
        } catch (MessagingException | IOException e) {
            log.warn("An e-mail that may be a bounce cannot be read: {}", Failures.describe(e));
        }
        mailboxes.fileMail(position, parse(mail));
    }

    /** A mailbox that the server made anew holds again what was there before it was connected; the server's clock need not be ours. */
    private static boolean isOlder(StoredMail mail, Instant connected) {
        return mail.getReceived() != null && mail.getReceived().toInstant().isBefore(connected.minus(CLOCK_DIFFERENCE));
    }

    /** What cannot be read would fail in the same way for ever and hold up all that came after it: its head at least says that it came. */
    private InboundMessage parse(StoredMail mail) {
        try {
            return parser.parse(mail);
        } catch (MessagingException | IOException e) {
            log.warn("An e-mail cannot be read as a whole: {}", Failures.describe(e));
        }
        try {
            return parser.parse(new StoredMail(mail.getUid(), mail.getReceived(), mail.getMessage(), false));
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("Not even the head of an e-mail can be read", e);
        }
    }

    private void backOff(Mailbox mailbox, String errorCode) {
        long seconds = FIRST_BACK_OFF.getSeconds() << Math.min(failures, 10);
        Duration pause = seconds > LONGEST_BACK_OFF.getSeconds() ? LONGEST_BACK_OFF : Duration.ofSeconds(seconds);
        failures++;
        notBefore = clock.instant().plus(pause);
        if (errorCode != null) {
            log.warn("The mailbox cannot be read ({}); the next attempt is in {} s", errorCode, pause.getSeconds());
            mailboxes.recordLook(mailbox.getName(), errorCode);
        }
    }
}
