/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.GlobalPropertySettings;
import org.openmrs.module.patientconversations.channel.CarrierException.Kind;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.model.MessageStatus;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.MapSettings;
import org.openmrs.module.patientconversations.service.ScheduledMessageService;

/** Delivery over a real table of a database; what is stored of messages is in memory. */
public abstract class DispatcherTest {

    private final Clock clock = Clock.systemUTC();

    private final StoredMessages messages = new StoredMessages(clock, this::unqueue);

    private final ListeningChannel channel = new ListeningChannel();

    private final List<Dispatcher> dispatchers = new ArrayList<>();

    private final ExecutorService daemonThreads = Executors.newCachedThreadPool(work -> new Thread(work, "daemon of the test"));

    private final Doorbell doorbell = new Doorbell();

    private final ScheduledMessageService dueMessages = mock(ScheduledMessageService.class);

    private final ConversationService sending = mock(ConversationService.class);

    private final GlobalPropertySettings properties = mock(GlobalPropertySettings.class);

    protected abstract DataSource dataSource();

    /** The type of a time without a zone, as in the changelog. */
    protected String instant() {
        return "datetime(6)";
    }

    protected String bytes() {
        return "blob";
    }

    @Before
    public void makeTable() throws SQLException {
        when(properties.getInt(any(), anyInt())).thenReturn(4);
        execute("DROP TABLE IF EXISTS " + ScheduledTask.TABLE);
        execute("CREATE TABLE " + ScheduledTask.TABLE + " (task_name varchar(100) NOT NULL, task_instance varchar(100) NOT NULL, task_data "
                + bytes() + ", execution_time " + instant() + " NOT NULL, picked boolean NOT NULL, picked_by varchar(50), last_success " + instant()
                + ", last_failure " + instant() + ", consecutive_failures int, last_heartbeat " + instant() + ", version bigint NOT NULL, PRIMARY KEY (task_name, task_instance))");
        execute("CREATE INDEX scheduled_tasks_execution ON " + ScheduledTask.TABLE + " (execution_time)");
        execute("CREATE INDEX scheduled_tasks_heartbeat ON " + ScheduledTask.TABLE + " (last_heartbeat)");
    }

    @After
    public void stop() {
        dispatchers.forEach(Dispatcher::stop);
        daemonThreads.shutdownNow();
    }

    @Test
    public void twoServersSendEachMessageOnce() throws Exception {
        Set<String> uuids = new HashSet<>();
        for (int i = 0; i < 300; i++) {
            uuids.add(queue());
        }
        channel.takeItsTime(Duration.ofMillis(5));

        start("one");
        start("two");

        await("all are sent", Duration.ofSeconds(60), () -> messages.count(MessageStatus.QUEUED) == 0);
        assertEquals("none twice", 300, channel.taken().size());
        assertEquals(uuids, channel.taken().stream().map(OutboundMessage::getUuid).collect(Collectors.toSet()));
        await("nothing is left", Duration.ofSeconds(5), () -> rows("task_name = 'message'") == 0);
    }

    @Test
    public void aMessageLeavesAsSoonAsItIsQueued() throws Exception {
        start("one");
        Thread.sleep(500);
        long slowest = 0;
        for (int i = 0; i < 5; i++) {
            String uuid = queue();
            long queued = System.nanoTime();
            doorbell.ring();
            await("it is sent", Duration.ofSeconds(5), () -> messages.get(uuid).status() != MessageStatus.QUEUED);
            slowest = Math.max(slowest, System.nanoTime() - queued);
        }

        assertTrue("without waiting for the next poll: " + Duration.ofNanos(slowest), slowest < Duration.ofSeconds(1).toNanos());
    }

    @Test
    public void whatThisServerWasDoingWhenItWasKilledIsTakenUpWhenItIsBack() throws Exception {
        String uuid = queue();
        pick(uuid, "one", clock.instant());
        messages.beginAttempt(uuid);

        start("one");

        await("it is sent", Duration.ofSeconds(10), () -> messages.get(uuid).status() != MessageStatus.QUEUED);
        assertEquals(1, channel.taken().size());
    }

    @Test
    public void whatTheCarrierHadGotBeforeTheServerWasKilledIsNotSentAgain() throws Exception {
        String uuid = queue();
        pick(uuid, "one", clock.instant());
        channel.takeSilently(messages.beginAttempt(uuid).get().getMessage());

        start("one");

        await("it is recorded", Duration.ofSeconds(10), () -> messages.get(uuid).status() != MessageStatus.QUEUED);
        assertEquals(1, channel.taken().size());
    }

    @Test
    public void whatAnotherServerLeftIsTakenOver() throws Exception {
        String dead = queue();
        pick(dead, "two", clock.instant().minusSeconds(60));
        String alive = queue();
        pick(alive, "two", clock.instant());

        start("one");

        await("it is sent", Duration.ofSeconds(10), () -> messages.get(dead).status() != MessageStatus.QUEUED);
        assertEquals("what it is still doing is not", MessageStatus.QUEUED, messages.get(alive).status());
    }

    @Test
    public void aFailureOfTheDatabaseLosesNothingAndSendsNothingTwice() throws Exception {
        AtomicBoolean away = new AtomicBoolean(true);
        messages.failWhen(step -> step.equals("recordReport") && away.getAndSet(false));
        String uuid = queue();

        start("one");

        await("it is recorded at last", Duration.ofSeconds(20), () -> messages.get(uuid).status() != MessageStatus.QUEUED);
        assertEquals(1, channel.taken().size());
    }

    @Test
    public void aMessageThatIsPutOffStaysQueuedUntilItsTime() throws Exception {
        channel.answer(any -> {
            throw ListeningChannel.failure(Kind.TRANSIENT);
        });
        String uuid = queue();
        start("one");
        await("it was tried", Duration.ofSeconds(10), () -> messages.get(uuid).attempts() == 1 && rows("task_name = 'message' AND picked = false") == 1);
        channel.answer(any -> { });

        await("it is sent", Duration.ofSeconds(20), () -> messages.get(uuid).status() != MessageStatus.QUEUED);

        assertEquals(2, messages.get(uuid).attempts());
    }

    @Test
    public void statusesAreAskedFor() throws Exception {
        String uuid = queue();

        start("one");

        await("it is known to have arrived", Duration.ofSeconds(25), () -> messages.get(uuid).status() == MessageStatus.DELIVERED);
    }

    @Test
    public void itStartsAndStopsManyTimesAndLeavesNoThreadBehind() throws Exception {
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        Dispatcher dispatcher = dispatcher("one");
        for (int i = 0; i < 5; i++) {
            dispatcher.start(mock(DaemonToken.class));
            assertTrue(dispatcher.isRunning());
            String uuid = queue();
            doorbell.ring();
            await("it is sent", Duration.ofSeconds(10), () -> messages.get(uuid).status() != MessageStatus.QUEUED);
            dispatcher.stop();
            assertFalse(dispatcher.isRunning());
        }
        dispatcher.stop();

        daemonThreads.shutdown();
        await("no thread is left", Duration.ofSeconds(10), () -> threadsSince(before).isEmpty());
    }

    @Test
    public void startingTwiceWithOneTokenIsStartingOnce() throws Exception {
        Dispatcher dispatcher = dispatcher("one");
        DaemonToken token = mock(DaemonToken.class);

        dispatcher.start(token);
        dispatcher.start(token);

        verify(properties, times(1)).listen();
        dispatcher.start(mock(DaemonToken.class));
        verify(properties, times(2)).listen();
        assertTrue(dispatcher.isRunning());
    }

    @Test
    public void aFailureAtTheStartHarmsNobodyElse() throws Exception {
        Dispatcher dispatcher = dispatcher("one");
        doThrow(new IllegalStateException("no key")).doNothing().when(properties).encryptPlainSecrets();

        dispatcher.start(mock(DaemonToken.class));
        assertFalse(dispatcher.isRunning());

        dispatcher.start(mock(DaemonToken.class));
        assertTrue(dispatcher.isRunning());
    }

    @Test
    public void stoppingLetsWhatIsBeingSentEnd() throws Exception {
        channel.takeItsTime(Duration.ofSeconds(2));
        String uuid = queue();
        Dispatcher dispatcher = start("one");
        await("it has begun", Duration.ofSeconds(10), () -> messages.get(uuid).attempts() == 1);

        dispatcher.stop();

        assertEquals(MessageStatus.SENDING, messages.get(uuid).status());
        assertEquals(0, rows("task_name = 'message'"));
    }

    @Test
    public void whatIsDueLaterIsTakenUpThenAndOnce() throws Exception {
        when(dueMessages.beginSending(any())).thenReturn(Optional.empty());
        SchedulerClient later = SchedulerClient.Builder.create(dataSource()).tableName(ScheduledTask.TABLE).jdbcCustomization(TaskTable.ofAny()).build();
        later.schedule(new TaskInstance<Void>(ScheduledMessageTask.NAME, ScheduledMessageTask.instance("soon", 1)), clock.instant().plusSeconds(1));
        later.schedule(new TaskInstance<Void>(ScheduledMessageTask.NAME, ScheduledMessageTask.instance("tomorrow", 1)), clock.instant().plusSeconds(86_400));
        start("one");
        start("two");

        await("it is taken up", Duration.ofSeconds(20), () -> rows("task_name = 'scheduled'") == 1);
        verify(dueMessages, times(1)).beginSending("soon");
        verify(dueMessages, never()).beginSending("tomorrow");
    }

    private Dispatcher start(String node) {
        Dispatcher dispatcher = dispatcher(node);
        dispatcher.start(mock(DaemonToken.class));
        return dispatcher;
    }

    private Dispatcher dispatcher(String node) {
        Channels channels = new Channels(Collections.singletonList(channel));
        MessageDelivery delivery = new MessageDelivery(messages, channels, new MapSettings(), new RetryPolicy(), clock);
        Dispatcher dispatcher = new Dispatcher(this::dataSource, node, properties, delivery, new DueMessages(dueMessages, sending),
                new StatusReconciliation(messages, channels, clock), new EventWebhook(new MapSettings()), () -> { }, Collections.emptyList(), doorbell,
                new ThreadDaemon(), clock);
        dispatchers.add(dispatcher);
        return dispatcher;
    }

    private String queue() {
        String uuid = UUID.randomUUID().toString();
        messages.add("sms", new OutboundMessage(uuid, "+250788123456", null, "Text of " + uuid, null));
        SchedulerClient.Builder.create(dataSource()).tableName(ScheduledTask.TABLE).jdbcCustomization(TaskTable.ofAny()).build()
                .schedule(new TaskInstance<Void>(Dispatcher.MESSAGE, uuid), clock.instant());
        return uuid;
    }

    private void unqueue(String uuid) {
        try {
            execute("DELETE FROM " + ScheduledTask.TABLE + " WHERE task_name = 'message' AND task_instance = '" + uuid + "'");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    /** As a server leaves a row that was killed. */
    private void pick(String uuid, String node, Instant heartbeat) throws SQLException {
        try (Connection connection = dataSource().getConnection();
                PreparedStatement update = connection.prepareStatement(
                        "UPDATE " + ScheduledTask.TABLE + " SET picked = ?, picked_by = ?, last_heartbeat = ?, version = version + 1 WHERE task_instance = ?")) {
            update.setBoolean(1, true);
            update.setString(2, node);
            TaskTable.ofAny().setInstant(update, 3, heartbeat);
            update.setString(4, uuid);
            assertEquals(1, update.executeUpdate());
        }
    }

    private int rows(String condition) {
        try (Connection connection = dataSource().getConnection();
                Statement query = connection.createStatement();
                ResultSet rows = query.executeQuery("SELECT count(*) FROM " + ScheduledTask.TABLE + " WHERE " + condition)) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = dataSource().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static List<Thread> threadsSince(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream().filter(thread -> !before.contains(thread))
                .filter(thread -> thread.getName().startsWith("db-scheduler") || thread.getName().startsWith("Patient Conversations")
                        || thread.getName().startsWith("daemon of the test"))
                .collect(Collectors.toList());
    }

    private static void await(String what, Duration atMost, BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + atMost.toNanos();
        while (!condition.getAsBoolean()) {
            assertTrue(what, System.nanoTime() < end);
            Thread.sleep(5);
        }
    }

    /** Threads without OpenMRS. */
    private final class ThreadDaemon extends DaemonAccess {

        private final AtomicInteger sessions = new AtomicInteger();

        @Override
        public <T> T call(Callable<T> work) throws Exception {
            return work.call();
        }

        @Override
        public Future<?> start(Runnable work) {
            return daemonThreads.submit(work);
        }

        @Override
        public void renewSession() {
            sessions.incrementAndGet();
        }
    }
}
