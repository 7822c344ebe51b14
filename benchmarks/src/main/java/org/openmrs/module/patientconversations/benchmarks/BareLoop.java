/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.OutboundMessage;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;

/** What cannot be beaten: threads that do nothing but the module's own call of Twilio's SDK, with settings in memory and no database. */
final class BareLoop implements AutoCloseable {

    /** How the ids of this loop's messages begin. */
    static final String PREFIX = "bare-";

    private final TwilioChannel channel;

    private final ExecutorService pool;

    private final int threads;

    BareLoop(Map<String, String> settings, int threads) {
        this.channel = new TwilioChannel(new Fixed(settings));
        this.threads = threads;
        this.pool = Executors.newFixedThreadPool(threads);
    }

    /**
     * Sends messages.
     *
     * @return nanoseconds until the last was accepted
     */
    long send(String name, int messages) throws InterruptedException, ExecutionException {
        AtomicInteger next = new AtomicInteger();
        List<Future<?>> running = new ArrayList<>();
        long begin = System.nanoTime();
        for (int i = 0; i < threads; i++) {
            running.add(pool.submit(() -> {
                for (int number = next.getAndIncrement(); number < messages; number = next.getAndIncrement()) {
                    channel.send(new OutboundMessage(PREFIX + name + "-" + number, DeliveryBenchmark.numberOf(number), null,
                            DeliveryBenchmark.textOf(PREFIX + name, number), null));
                }
                return null;
            }));
        }
        for (Future<?> thread : running) {
            thread.get();
        }
        return System.nanoTime() - begin;
    }

    @Override
    public void close() throws Exception {
        pool.shutdownNow();
        channel.close();
    }

    private static final class Fixed implements Settings {

        private final Map<String, String> values;

        Fixed(Map<String, String> values) {
            this.values = values;
        }

        @Override
        public Optional<String> get(String name) {
            return Optional.ofNullable(values.get(name));
        }

        @Override
        public int getInt(String name, int otherwise) {
            return get(name).map(Integer::valueOf).orElse(otherwise);
        }

        @Override
        public List<String> getWords(String name) {
            return List.of();
        }

        @Override
        public Optional<String> getSecret(String name) {
            return get(name);
        }
    }
}
