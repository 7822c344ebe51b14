/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.DaemonToken;

/**
 * Runs the module's own work as OpenMRS' daemon user, with the token that OpenMRS last gave the module: delivery and what
 * carriers report belong to no user who is logged in.
 */
public class DaemonAccess {

    private volatile DaemonToken token;

    /** @param token null when the module stops */
    public void setToken(DaemonToken token) {
        this.token = token;
    }

    /** Whether the module has been started. */
    public boolean isReady() {
        return token != null;
    }

    /**
     * Runs work in a daemon thread, within a session of its own, and waits for it.
     *
     * @throws IllegalStateException if the module is not started
     * @throws Exception whatever the work throws
     */
    public <T> T call(Callable<T> work) throws Exception {
        Future<T> running = Daemon.runInDaemonThread(work, requireToken());
        try {
            return running.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof Exception) {
                throw (Exception) e.getCause();
            }
            throw e;
        }
    }

    /**
     * Starts work in a daemon thread, within a session of its own.
     *
     * @throws IllegalStateException if the module is not started
     */
    public Future<?> start(Runnable work) {
        return Daemon.runInDaemonThreadWithoutResult(work, requireToken());
    }

    /** Ends the unit of work of the daemon thread that calls this, and begins the next with an empty session. */
    public void renewSession() {
        Context.closeSession();
        Context.openSession();
    }

    private DaemonToken requireToken() {
        DaemonToken current = token;
        if (current == null) {
            throw new IllegalStateException("Patient Conversations is not started");
        }
        return current;
    }
}
