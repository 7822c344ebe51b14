/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;
import org.openmrs.module.patientconversations.delivery.Dispatcher;
import org.openmrs.module.patientconversations.inbound.TwilioWebhooks;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactSystem;
import org.openmrs.module.patientconversations.model.Conversation;
import org.openmrs.module.patientconversations.model.ConversationMode;
import org.openmrs.module.patientconversations.model.ScheduledTask;
import org.openmrs.module.patientconversations.sandbox.Sandbox;
import org.openmrs.module.patientconversations.service.ConversationService;
import org.openmrs.module.patientconversations.service.SendRequest;
import org.openmrs.module.patientconversations.service.StartRequest;

/**
 * How fast queued SMS leave, against a bare loop of the same call of the carrier's API: all are queued while the dispatcher stands still, and
 * then sent in blocks between which the bare loop sends as many with as many threads.
 */
final class DeliveryBenchmark implements AutoCloseable {

    private static final int BUFFER_POOL_MEGABYTES = 256;

    private static final int PATIENTS = 1000;

    private static final int FIRST_PATIENT = 1000;

    private static final int BLOCKS = 10;

    private static final int POLL_MILLIS = 100;

    private static final long LONGEST_BLOCK_NANOS = TimeUnit.MINUTES.toNanos(10);

    /** At the end of these blocks, of ten, the heap is looked at. */
    private static final List<Integer> HEAP_AT = List.of(1, 5, 10);

    private final int threads;

    private final boolean callbacks;

    private final SandboxProcess sandbox;

    private final StatusWebhook webhook;

    private final OpenmrsOnMariaDb openmrs;

    private final Dispatcher dispatcher;

    private final BareLoop bare;

    private final Connection connection;

    private List<String> conversations;

    private DeliveryBenchmark(Options options) throws Exception {
        this.threads = options.get("threads");
        this.callbacks = options.get("callbacks") > 0;
        Path directory = Path.of(System.getProperty("benchmark.directory"));
        this.openmrs = OpenmrsOnMariaDb.start(directory.resolve("delivery"), BUFFER_POOL_MEGABYTES);
        this.sandbox = SandboxProcess.start(directory.resolve("sandbox.log"), 2 * options.get("messages") + options.get("messages") / 5 + 10);
        this.webhook = new StatusWebhook();
        Map<String, String> settings = settings();
        Properties runtimeProperties = new Properties();
        runtimeProperties.putAll(settings);
        openmrs.startModule(runtimeProperties);
        this.dispatcher = openmrs.bean("patientconversations.dispatcher", Dispatcher.class);
        webhook.serve(openmrs.bean("patientconversations.twilioWebhooks", TwilioWebhooks.class));
        this.bare = new BareLoop(settings, threads);
        this.connection = openmrs.connect();
    }

    public static void main(String[] arguments) {
        Options options = new Options().with("messages", 10_000, "SMS of each side, for each latency")
                .with("threads", 4, "threads of each side")
                .with("latency", 75, "milliseconds that the carrier takes to answer; measured once more with 0")
                .with("callbacks", 1, "1: the carrier reports each SMS as sent and as delivered, and the module files it; 0: it does not");
        if (options.read(arguments)) {
            Benchmark.runAndExit(() -> run(options));
        }
    }

    private static void run(Options options) throws Exception {
        try (DeliveryBenchmark benchmark = new DeliveryBenchmark(options)) {
            benchmark.registerPatients();
            int messages = Math.max(BLOCKS, options.get("messages") / BLOCKS * BLOCKS);
            benchmark.measure(options.get("latency"), messages);
            if (options.get("latency") > 0) {
                benchmark.measure(0, messages);
            }
        }
    }

    /** A Rwandan mobile number. */
    static String numberOf(int patient) {
        return String.format("+250788%06d", patient % PATIENTS);
    }

    /** About as long as a reminder is. */
    static String textOf(String series, int number) {
        return "Muraho! Your next visit is on Tuesday at 9:30. Please bring your card. If you cannot come, answer this message. " + series + "/" + number;
    }

    private Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        settings.put(GlobalProperties.TWILIO_ACCOUNT_SID, Sandbox.DEFAULT_ACCOUNT_SID);
        settings.put(GlobalProperties.TWILIO_AUTH_TOKEN, Sandbox.DEFAULT_AUTH_TOKEN);
        settings.put(GlobalProperties.TWILIO_FROM, Sandbox.DEFAULT_PRACTICE_NUMBER);
        settings.put(GlobalProperties.TWILIO_API_BASE_URL, sandbox.url());
        settings.put(GlobalProperties.PUBLIC_BASE_URL, webhook.publicBaseUrl());
        settings.put(GlobalProperties.DELIVERY_THREADS, Integer.toString(threads));
        return settings;
    }

    private void registerPatients() throws Exception {
        new Patients(connection).add(FIRST_PATIENT, PATIENTS);
        conversations = OpenmrsOnMariaDb.asAdministrator(() -> {
            List<String> uuids = new ArrayList<>();
            for (int i = 0; i < PATIENTS; i++) {
                StartRequest request = new StartRequest(Context.getPatientService().getPatient(FIRST_PATIENT + i), ConversationMode.STANDARD)
                        .contact(ContactSystem.SMS, numberOf(i), false).consent(ConsentStatus.GRANTED, ConsentMethod.VERBAL, null);
                uuids.add(Context.getService(ConversationService.class).startConversation(request).getUuid());
                Context.clearSession();
            }
            return uuids;
        });
    }

    private void measure(int latency, int messages) throws Exception {
        String series = "latency" + latency;
        sandbox.clear();
        sandbox.behave(latency, callbacks);
        warmUp(series, messages / BLOCKS);
        sandbox.clear();

        int[] ids = queue(series, messages);
        park();
        System.out.printf("%n%d SMS, %d threads, the carrier answers after %d ms%s%n", messages, threads, latency,
                callbacks ? " and reports each SMS as sent and as delivered" : "");
        System.out.println("block   module/s   bare loop/s   ratio   heap after GC");
        int size = messages / BLOCKS;
        double[] ratios = new double[BLOCKS];
        long moduleNanos = 0;
        long bareNanos = 0;
        Costs moduleCosts = Costs.NONE;
        Costs bareCosts = Costs.NONE;
        for (int block = 1; block <= BLOCKS; block++) {
            boolean bareFirst = block % 2 == 0;
            Costs first = Costs.now(connection);
            long bareTook = bareFirst ? bare.send(series + "-" + block, size) : 0;
            Costs second = Costs.now(connection);
            release(ids[(block - 1) * size], ids[block * size - 1]);
            long begin = System.nanoTime();
            dispatcher.start(openmrs.token());
            int polls = awaitConfirmed(ids[(block - 1) * size], ids[block * size - 1], size);
            long moduleTook = System.nanoTime() - begin;
            Costs third = Costs.now(connection);
            String heap = HEAP_AT.contains(block) ? heapAfterGc() : "";
            dispatcher.stop();
            Costs fourth = Costs.now(connection);
            bareTook = bareFirst ? bareTook : bare.send(series + "-" + block, size);
            bareCosts = bareCosts.plus(bareFirst ? second.minus(first) : Costs.now(connection).minus(fourth));
            moduleCosts = moduleCosts.plus(third.minus(second)).minus(new Costs(Duration.ZERO, Duration.ZERO, polls));
            moduleNanos += moduleTook;
            bareNanos += bareTook;
            ratios[block - 1] = (double) bareTook / moduleTook;
            System.out.printf("%5d   %8.1f   %11.1f   %5.3f   %s%n", block, perSecond(size, moduleTook), perSecond(size, bareTook), ratios[block - 1], heap);
        }
        Arrays.sort(ratios);
        System.out.printf("all     %8.1f   %11.1f   %5.3f   (blocks: least %.3f, greatest %.3f)%n", perSecond(messages, moduleNanos),
                perSecond(messages, bareNanos), (double) bareNanos / moduleNanos, ratios[0], ratios[BLOCKS - 1]);
        System.out.println("one SMS costs the module " + moduleCosts.perOne(messages) + "; the bare loop " + bareCosts.perOne(messages));
        printLossesAndDuplicates(series, messages, ids);
    }

    private void warmUp(String series, int messages) throws Exception {
        int[] ids = queue("warm-up-" + series, messages);
        dispatcher.start(openmrs.token());
        awaitConfirmed(ids[0], ids[ids.length - 1], messages);
        dispatcher.stop();
        bare.send("warm-up", messages);
    }

    /** @return the ids of the queued messages, ascending */
    private int[] queue(String series, int messages) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        List<Future<int[]>> parts = new ArrayList<>();
        for (int i = 0; i < threads; i++) {
            int part = i;
            parts.add(pool.submit(() -> OpenmrsOnMariaDb.asAdministrator(() -> queuePart(series, messages, part))));
        }
        int[] ids = new int[0];
        for (Future<int[]> part : parts) {
            int[] more = part.get();
            int before = ids.length;
            ids = Arrays.copyOf(ids, before + more.length);
            System.arraycopy(more, 0, ids, before, more.length);
        }
        pool.shutdown();
        Arrays.sort(ids);
        return ids;
    }

    private int[] queuePart(String series, int messages, int part) {
        ConversationService service = Context.getService(ConversationService.class);
        List<Integer> ids = new ArrayList<>();
        for (int number = part; number < messages; number += threads) {
            Conversation conversation = service.getConversationByUuid(conversations.get(number % PATIENTS)).orElseThrow();
            ids.add(service.sendMessage(conversation, new SendRequest(TwilioChannel.ID, textOf(series, number), null, null)).getId());
            Context.clearSession();
        }
        return ids.stream().mapToInt(Integer::intValue).toArray();
    }

    /** Puts off what is queued, so that a block can be released without another message having to be queued meanwhile. */
    private void park() throws SQLException {
        try (Statement update = connection.createStatement()) {
            update.executeUpdate("UPDATE " + ScheduledTask.TABLE + " SET execution_time = '2099-01-01' WHERE task_name = 'message'");
        }
    }

    private void release(int from, int to) throws SQLException {
        try (PreparedStatement update = connection.prepareStatement("UPDATE " + ScheduledTask.TABLE + " SET execution_time = UTC_TIMESTAMP(6)"
                + " WHERE task_name = 'message' AND SUBSTRING_INDEX(task_instance, '.', 1) IN"
                + " (SELECT uuid FROM patientconversations_message WHERE message_id BETWEEN ? AND ?)")) {
            update.setInt(1, from);
            update.setInt(2, to);
            update.executeUpdate();
        }
    }

    /** @return how often it has asked */
    private int awaitConfirmed(int from, int to, int messages) throws SQLException, InterruptedException {
        long deadline = System.nanoTime() + LONGEST_BLOCK_NANOS;
        try (PreparedStatement count = connection.prepareStatement("SELECT COUNT(*) FROM patientconversations_message WHERE message_id BETWEEN ? AND ?"
                + " AND status IN (" + (callbacks ? "'DELIVERED'" : "'SENDING', 'SENT', 'DELIVERED'") + ")")) {
            count.setInt(1, from);
            count.setInt(2, to);
            int asked = 1;
            for (; count(count) < messages; asked++) {
                if (System.nanoTime() > deadline) {
                    throw new IllegalStateException("Only " + count(count) + " of " + messages + " SMS were confirmed in time");
                }
                Thread.sleep(POLL_MILLIS);
            }
            return asked;
        }
    }

    private static int count(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private void printLossesAndDuplicates(String series, int messages, int[] ids) throws Exception {
        Map<String, Integer> arrived = new HashMap<>();
        Map<String, String> texts = new HashMap<>();
        for (JsonNode sms : sandbox.messages()) {
            arrived.merge(sms.get("text").asText(), 1, Integer::sum);
            texts.put(sms.get("sid").asText(), sms.get("text").asText());
        }
        int lost = 0;
        int twice = 0;
        for (int number = 0; number < messages; number++) {
            int times = arrived.getOrDefault(textOf(series, number), 0);
            lost += times == 0 ? 1 : 0;
            twice += times > 1 ? 1 : 0;
        }
        int mistaken = 0;
        try (PreparedStatement query = connection.prepareStatement(
                "SELECT carrier_id, body FROM patientconversations_message WHERE message_id BETWEEN ? AND ?")) {
            query.setInt(1, ids[0]);
            query.setInt(2, ids[ids.length - 1]);
            try (ResultSet rows = query.executeQuery()) {
                while (rows.next()) {
                    mistaken += rows.getString(2).equals(texts.get(rows.getString(1))) ? 0 : 1;
                }
            }
        }
        System.out.printf("lost %d, sent twice %d, with a wrong carrier's id %d, left in the queue %s%n", lost, twice, mistaken,
                OpenmrsOnMariaDb.query(connection, "SELECT COUNT(*) FROM " + ScheduledTask.TABLE + " WHERE task_name = 'message'"));
    }

    private static String heapAfterGc() {
        System.gc();
        System.gc();
        return String.format("%.1f MB", ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed() / 1e6);
    }

    private static double perSecond(int messages, long nanos) {
        return messages * 1e9 / nanos;
    }

    @Override
    public void close() throws Exception {
        dispatcher.stop();
        connection.close();
        bare.close();
        webhook.close();
        sandbox.close();
        openmrs.close();
    }
}
