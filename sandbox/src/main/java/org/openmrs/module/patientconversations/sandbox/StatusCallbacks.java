/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Tells status callbacks, again after a pause when there is no answer, and writes the answers into the journal. */
final class StatusCallbacks implements AutoCloseable {

    private static final int THREADS = 16;
    private static final int MAX_ATTEMPTS = 4;
    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    /** What a practice that never answers may leave waiting here; what comes on top is lost, as it may be with any carrier. */
    private static final int MAX_PENDING = 100_000;

    private final ExecutorService workers = Executors.newFixedThreadPool(THREADS, DaemonThreads.named("status-callback"));
    private final AtomicInteger pending = new AtomicInteger();
    private final WebhookClient webhooks;
    private final Account account;
    private final Journal journal;

    StatusCallbacks(WebhookClient webhooks, Account account, Journal journal) {
        this.webhooks = webhooks;
        this.account = account;
        this.journal = journal;
    }

    /** Tells a status once what came before is told. */
    CompletableFuture<Void> tell(Sms sms, CompletableFuture<Void> before) {
        if (pending.incrementAndGet() > MAX_PENDING) {
            pending.decrementAndGet();
            return before;
        }
        return before
                .thenComposeAsync(done -> attempt(sms, 1), workers)
                .thenAccept(answer -> journal.update(sms.sid(), entry -> entry.webhook(answer)))
                .whenComplete((done, failure) -> pending.decrementAndGet());
    }

    private CompletableFuture<WebhookAnswer> attempt(Sms sms, int attempt) {
        WebhookAnswer answer = post(sms).withAttempts(attempt);
        if (answer.status() != null || attempt == MAX_ATTEMPTS) {
            return CompletableFuture.completedFuture(answer);
        }
        long pause = FIRST_PAUSE.toMillis() << (attempt - 1);
        Executor later = CompletableFuture.delayedExecutor(pause, TimeUnit.MILLISECONDS, workers);
        return CompletableFuture.supplyAsync(() -> attempt + 1, later).thenCompose(next -> attempt(sms, next));
    }

    private WebhookAnswer post(Sms sms) {
        try {
            return webhooks.post(sms.status().toString(), sms.statusCallback(), parameters(sms), account.authToken());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new WebhookAnswer(sms.status().toString(), sms.statusCallback(), null, null, MAX_ATTEMPTS, 0, "The sandbox was stopped.");
        }
    }

    /** The parameters of twilio.com/docs/messaging/guides/outbound-message-status-in-status-callbacks. */
    private Map<String, String> parameters(Sms sms) {
        Map<String, String> parameters = new LinkedHashMap<>();
        parameters.put("MessageSid", sms.sid());
        parameters.put("SmsSid", sms.sid());
        parameters.put("MessageStatus", sms.status().toString());
        parameters.put("SmsStatus", sms.status().toString());
        parameters.put("To", sms.to());
        parameters.put("From", sms.from());
        parameters.put("AccountSid", account.sid());
        parameters.put("ApiVersion", MessageResource.API_VERSION);
        if (sms.errorCode() != null) {
            parameters.put("ErrorCode", sms.errorCode().toString());
        }
        if (sms.messagingServiceSid() != null) {
            parameters.put("MessagingServiceSid", sms.messagingServiceSid());
        }
        return parameters;
    }

    @Override
    public void close() {
        workers.shutdownNow();
    }
}
