/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.openmrs.module.patientconversations.DaemonAccess;
import org.openmrs.module.patientconversations.Failures;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A fixed number of OpenMRS daemon threads that last: one for each message would cost a session, a user and a thread's start each time. Every task
 * begins with an empty session.
 */
final class DaemonWorkers extends AbstractExecutorService {

    private static final Logger log = LoggerFactory.getLogger(DaemonWorkers.class);

    private static final Runnable LAST = () -> { };

    private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();

    private final List<Future<?>> workers = new ArrayList<>();

    private final CountDownLatch running;

    private final DaemonAccess daemon;

    private volatile boolean shutdown;

    DaemonWorkers(int threads, DaemonAccess daemon) {
        this.daemon = daemon;
        this.running = new CountDownLatch(threads);
        for (int i = 0; i < threads; i++) {
            workers.add(daemon.start(this::work));
        }
    }

    @Override
    public void execute(Runnable task) {
        if (shutdown) {
            throw new RejectedExecutionException("Delivery is stopping");
        }
        queue.add(task);
    }

    @Override
    public synchronized void shutdown() {
        if (!shutdown) {
            shutdown = true;
            workers.forEach(worker -> queue.add(LAST));
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        List<Runnable> left = new ArrayList<>();
        queue.drainTo(left);
        left.removeIf(task -> task == LAST);
        workers.forEach(worker -> queue.add(LAST));
        workers.forEach(worker -> worker.cancel(true));
        return left;
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return running.getCount() == 0;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) throws InterruptedException {
        return running.await(timeout, unit);
    }

    private void work() {
        String name = Thread.currentThread().getName();
        Thread.currentThread().setName("Patient Conversations delivery");
        try {
            for (Runnable task = queue.take(); task != LAST; task = queue.take()) {
                run(task);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            Thread.currentThread().setName(name);
            running.countDown();
        }
    }

    private void run(Runnable task) {
        try {
            task.run();
        } catch (RuntimeException | Error e) {
            log.error("A delivery task failed: {}", Failures.describe(e));
        } finally {
            daemon.renewSession();
        }
    }
}
