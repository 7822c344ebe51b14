/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerName;
import com.github.kagkarlsson.scheduler.logging.LogLevel;
import com.github.kagkarlsson.scheduler.task.CompletionHandler;
import com.github.kagkarlsson.scheduler.task.ExecutionComplete;
import com.github.kagkarlsson.scheduler.task.ExecutionContext;
import com.github.kagkarlsson.scheduler.task.ExecutionOperations;
import com.github.kagkarlsson.scheduler.task.FailureHandler;
import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.service.ContactIndexer;
import org.openmrs.module.patientconversations.service.RecurringWork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Everything that runs by itself, from the module's start to its stop: delivery of queued messages, sending of those that are due, reconciliation
 * of those that are on their way, upkeep of the index of addresses, and what other work recurs. db-scheduler claims the work for one server of a
 * cluster at a time; while work is done its row's heartbeat is
 * renewed, and work whose heartbeat stopped is done again by another server, or by this one when it comes back.
 */
public class Dispatcher {

    /** The name of messages in the scheduler's table; each stands there under its UUID. */
    static final String MESSAGE = "message";

    /** After four that were missed, work counts as dead; that is looked for every second heartbeat. */
    private static final Duration HEARTBEAT = Duration.ofSeconds(10);

    /** What another server queued, and what is due again, is found this late; what this one queues wakes it. */
    private static final Duration POLLING = Duration.ofSeconds(2);

    /** Work that was claimed but waited longer than this for a thread is claimed anew, lest another server takes it for dead meanwhile. */
    private static final Duration CLAIM = Duration.ofSeconds(20);

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(10);

    private static final Duration LONGEST_FAILURE_PAUSE = Duration.ofMinutes(5);

    private static final Duration NEWS_LIFE = Duration.ofHours(24);

    private static final int DEFAULT_THREADS = 4;

    /** Each thread has the next two messages at hand, so that none waits for the database to claim more. */
    private static final double CLAIM_WHEN_LEFT = 1.0;

    private static final double CLAIM_UP_TO = 3.0;

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);

    private final Supplier<DataSource> pool;

    private final String node;

    private final GlobalPropertySettings properties;

    private final MessageDelivery delivery;

    private final DueMessages dueMessages;

    private final StatusReconciliation reconciliation;

    private final EventWebhook events;

    private final Runnable addressUpkeep;

    private final List<RecurringWork> others;

    private final Doorbell doorbell;

    private final DaemonAccess daemon;

    private final Clock clock;

    private DaemonToken token;

    private volatile Scheduler scheduler;

    public Dispatcher(SessionFactory sessionFactory, GlobalPropertySettings properties, MessageDelivery delivery, DueMessages dueMessages,
            StatusReconciliation reconciliation, EventWebhook events, ContactIndexer contactIndexer, List<RecurringWork> others, Doorbell doorbell,
            DaemonAccess daemon, Clock clock) {
        this(() -> OpenmrsDataSource.of(sessionFactory), NodeName.get(), properties, delivery, dueMessages, reconciliation, events, contactIndexer::indexAll, others,
            doorbell, daemon, clock);
    }

    /**
     * @param pool read at each start
     * @param node this server's name among those that share the database
     * @param addressUpkeep brings the index of addresses up to date; may take long, ends when it is interrupted
     * @param others gets a thread each, beside those for messages
     */
    Dispatcher(Supplier<DataSource> pool, String node, GlobalPropertySettings properties, MessageDelivery delivery, DueMessages dueMessages,
            StatusReconciliation reconciliation, EventWebhook events, Runnable addressUpkeep, List<RecurringWork> others, Doorbell doorbell,
            DaemonAccess daemon, Clock clock) {
        this.pool = pool;
        this.node = node;
        this.properties = properties;
        this.delivery = delivery;
        this.dueMessages = dueMessages;
        this.reconciliation = reconciliation;
        this.events = events;
        this.addressUpkeep = addressUpkeep;
        this.others = others;
        this.doorbell = doorbell;
        this.daemon = daemon;
        this.clock = clock;
    }

    /**
     * Starts, or does nothing if it runs with this token already. Never throws: a module that cannot deliver can still be read, and the log says
     * why.
     */
    public synchronized void start(DaemonToken newToken) {
        if (scheduler != null && token == newToken) {
            return;
        }
        stop();
        try {
            token = newToken;
            daemon.setToken(newToken);
            properties.listen();
            daemon.call(() -> {
                properties.encryptPlainSecrets();
                reconciliation.catchUp();
                return null;
            });
            startScheduler();
        } catch (Exception e) {
            log.error("Delivery of messages could not be started: {}", Failures.describe(e));
            stop();
        }
    }

    /** Ends what is being done as soon as it can be ended, and leaves no thread behind; does nothing if it does not run. */
    public synchronized void stop() {
        Scheduler running = scheduler;
        scheduler = null;
        doorbell.answerNoMore();
        if (running != null) {
            running.stop();
        }
        if (token != null) {
            properties.stopListening();
            daemon.setToken(null);
            token = null;
        }
    }

    /** Whether messages leave this server. */
    public boolean isRunning() {
        return scheduler != null;
    }

    private void startScheduler() {
        DataSource connections = pool.get();
        TaskTable table = TaskTable.of(connections);
        reviveOwn(connections);
        int threads = threads(properties) + others.size();
        Scheduler starting = configure(connections, table, threads)
                .schedulerName(new SchedulerName.Fixed(node))
                .executorService(new DaemonWorkers(threads, daemon))
                .build();
        scheduler = starting;
        starting.start();
        doorbell.answerWith(starting::triggerCheckForDueExecutions);
        log.info("Delivery of messages runs with {} threads on {}", threads, table.getName());
    }

    private SchedulerBuilder configure(DataSource connections, TaskTable table, int threads) {
        Semaphore turns = new Semaphore(threads - others.size());
        Task<Void> messages = Tasks.custom(MESSAGE, Void.class).onDeadExecutionRevive().onFailure(pauseAndRepeat())
                .execute((instance, context) -> deliverInTurn(instance, context, turns));
        Task<Void> scheduled = Tasks.custom(ScheduledMessageTask.NAME, Void.class).onDeadExecutionRevive().onFailure(pauseAndRepeat()).execute(this::sendDue);
        Task<Void> news = Tasks.custom(EventTask.NAME, Void.class).onDeadExecutionRevive().onFailure(repeatForADay()).execute(this::tell);
        RecurringTask<Void> statuses = Tasks.recurring("status", FixedDelay.of(Duration.ofSeconds(10)))
                .execute((instance, context) -> reconciliation.run(() -> context.getSchedulerState().isShuttingDown()));
        RecurringTask<Void> addresses = Tasks.recurring("addresses", FixedDelay.of(Duration.ofHours(24))).execute((instance, context) -> addressUpkeep.run());
        List<RecurringTask<Void>> recurring = new ArrayList<>(Arrays.asList(statuses, addresses));
        others.forEach(work -> recurring.add(Tasks.recurring(work.getName(), FixedDelay.of(work.getPause()))
                .execute((instance, context) -> work.run(() -> context.getSchedulerState().isShuttingDown()))));
        SchedulerBuilder builder = Scheduler
                .create(table.locksGaps() ? OpenmrsDataSource.readCommitted(connections) : connections, Arrays.asList(messages, scheduled, news))
                .startTasks(recurring)
                .tableName(ScheduledTask.TABLE)
                .jdbcCustomization(table)
                .threads(threads)
                .pollingInterval(POLLING)
                .heartbeatInterval(HEARTBEAT)
                .shutdownMaxWait(STOP_PATIENCE)
                .failureLogging(LogLevel.OFF, false);
        return table.supportsGenericLockAndFetch() ? builder.pollUsingLockAndFetch(CLAIM_WHEN_LEFT, CLAIM_UP_TO)
                : builder.pollUsingFetchAndLockOnExecute(CLAIM_WHEN_LEFT, CLAIM_UP_TO);
    }

    /** The threads of other work are free at times; messages are not to have more than their own all the same. */
    private CompletionHandler<Void> deliverInTurn(TaskInstance<Void> instance, ExecutionContext context, Semaphore turns) {
        try {
            turns.acquire();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return (complete, operations) -> operations.reschedule(complete, clock.instant());
        }
        try {
            return deliver(instance, context);
        } finally {
            turns.release();
        }
    }

    private CompletionHandler<Void> deliver(TaskInstance<Void> instance, ExecutionContext context) {
        Instant claimed = context.getExecution().lastHeartbeat;
        boolean stale = claimed != null && claimed.plus(CLAIM).isBefore(clock.instant());
        if (stale || context.getSchedulerState().isShuttingDown()) {
            return (complete, operations) -> operations.reschedule(complete, clock.instant());
        }
        // A message that is done with has left the queue in the transaction that said so.
        return delivery.deliver(instance.getId()).<CompletionHandler<Void>>map(at -> (complete, operations) -> operations.reschedule(complete, at))
                .orElse((complete, operations) -> { });
    }

    private CompletionHandler<Void> sendDue(TaskInstance<Void> instance, ExecutionContext context) {
        if (context.getSchedulerState().isShuttingDown()) {
            return (complete, operations) -> operations.reschedule(complete, clock.instant());
        }
        dueMessages.send(ScheduledMessageTask.uuid(instance.getId()));
        return (complete, operations) -> operations.remove();
    }

    private CompletionHandler<Void> tell(TaskInstance<Void> instance, ExecutionContext context) {
        try {
            events.tell(EventTask.of(instance.getId()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return (complete, operations) -> operations.remove();
    }

    /** A system that does not answer for longer has to ask for itself what it has missed. */
    private FailureHandler<Void> repeatForADay() {
        RetryPolicy pauses = new RetryPolicy();
        return (ExecutionComplete complete, ExecutionOperations<Void> operations) -> {
            EventTask news = EventTask.of(complete.getExecution().taskInstance.getId());
            if (clock.millis() - news.getMoment() > NEWS_LIFE.toMillis()) {
                log.warn("News of message {} was not taken for a day and is given up", news.getMessageUuid());
                operations.remove();
            } else {
                operations.reschedule(complete, clock.instant().plus(pauses.delay(complete.getExecution().consecutiveFailures + 1, null)));
            }
        };
    }

    /** A failure of our own or of the database, not of a carrier: the message stays queued for as long as it takes. */
    private FailureHandler<Void> pauseAndRepeat() {
        RetryPolicy pauses = new RetryPolicy();
        return (ExecutionComplete complete, ExecutionOperations<Void> operations) -> {
            Duration pause = pauses.delay(complete.getExecution().consecutiveFailures + 1, null);
            log.error("Message {} stays queued: {}", complete.getExecution().taskInstance.getId(),
                    complete.getCause().map(Failures::describe).orElse("unknown"));
            operations.reschedule(complete, clock.instant().plus(pause.compareTo(LONGEST_FAILURE_PAUSE) > 0 ? LONGEST_FAILURE_PAUSE : pause));
        };
    }

    /** What this very server was doing when it was killed need not wait for its heartbeat to grow old. */
    private void reviveOwn(DataSource connections) {
        try (Connection connection = connections.getConnection();
                PreparedStatement update = connection.prepareStatement("UPDATE " + ScheduledTask.TABLE
                        + " SET picked = ?, picked_by = NULL, last_heartbeat = NULL, version = version + 1 WHERE picked = ? AND picked_by = ?")) {
            update.setBoolean(1, false);
            update.setBoolean(2, true);
            update.setString(3, node);
            int revived = update.executeUpdate();
            if (!connection.getAutoCommit()) {
                connection.commit();
            }
            if (revived > 0) {
                log.info("{} deliveries that were under way when this server ended are taken up again", revived);
            }
        } catch (SQLException e) {
            throw new IllegalStateException("The queue cannot be read", e);
        }
    }

    private static int threads(Settings settings) {
        return Math.max(1, settings.getInt(GlobalProperties.DELIVERY_THREADS, DEFAULT_THREADS));
    }
}
