/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Takes accepted messages the way to the phone, status by status, and has each status told. */
final class Delivery implements AutoCloseable {

    private final ScheduledThreadPoolExecutor timer = new ScheduledThreadPoolExecutor(1, DaemonThreads.named("delivery"));
    private final Journal journal;
    private final StatusCallbacks callbacks;
    private final Settings settings;
    private final Clock clock;

    Delivery(Journal journal, StatusCallbacks callbacks, Settings settings, Clock clock) {
        this.journal = journal;
        this.callbacks = callbacks;
        this.settings = settings;
        this.clock = clock;
        timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
    }

    /** Sends a message on its way; the first status is only in the answer of the API, and never told. */
    void begin(Sms sms, Behaviour behaviour) {
        new Way(sms, behaviour).next();
    }

    /** Has a status told that did not come by the way of {@link #begin}. */
    void tell(Sms sms, Behaviour behaviour) {
        if (sms.statusCallback() != null && !behaviour.dropCallbacks()) {
            callbacks.tell(sms, CompletableFuture.completedFuture(null));
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }

    /** The way of one message. */
    private final class Way {

        private final Behaviour behaviour;
        private final Iterator<SmsStatus> ahead;
        private final List<Sms> heldBack = new ArrayList<>();
        private Sms sms;
        private CompletableFuture<Void> told = CompletableFuture.completedFuture(null);

        Way(Sms sms, Behaviour behaviour) {
            this.sms = sms;
            this.behaviour = behaviour;
            SmsStatus end = MagicNumbers.endOf(sms.to()).isPresent() ? SmsStatus.UNDELIVERED : SmsStatus.DELIVERED;
            this.ahead = (behaviour.sendingCallback() ? List.of(SmsStatus.SENDING, SmsStatus.SENT, end) : List.of(SmsStatus.SENT, end)).iterator();
        }

        void next() {
            timer.schedule(this::step, behaviour.callbackDelayMs(), TimeUnit.MILLISECONDS);
        }

        private void step() {
            SmsStatus status = ahead.next();
            Sms.Builder forgotten = sms.toBuilder();
            move(forgotten, status);
            sms = journal.update(sms.sid(), entry -> move(entry, status)).orElseGet(forgotten::build);
            if (sms.status() == SmsStatus.CANCELED) {
                return;
            }
            tell();
            if (ahead.hasNext()) {
                next();
            }
        }

        private void move(Sms.Builder entry, SmsStatus status) {
            if (entry.status() == SmsStatus.CANCELED) {
                return;
            }
            entry.status(status, clock.instant());
            if (sms.from() == null) {
                entry.from(settings.practiceNumber());
            }
            if (status == SmsStatus.UNDELIVERED) {
                entry.errorCode(MagicNumbers.endOf(sms.to()).orElseThrow());
            }
        }

        private void tell() {
            if (sms.statusCallback() == null || behaviour.dropCallbacks()) {
                return;
            }
            if (!behaviour.shuffleCallbacks()) {
                tellWithRepeats(sms);
                return;
            }
            heldBack.add(0, sms);
            if (!ahead.hasNext()) {
                heldBack.forEach(this::tellWithRepeats);
            }
        }

        private void tellWithRepeats(Sms state) {
            for (int time = 0; time <= behaviour.repeatCallbacks(); time++) {
                told = callbacks.tell(state, told);
            }
        }
    }
}
