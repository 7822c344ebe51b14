/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.hello;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

import org.openmrs.api.context.Context;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.BaseModuleActivator;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.DaemonTokenAware;

public class HelloActivator extends BaseModuleActivator implements DaemonTokenAware {

	private DaemonToken token;

	private ExecutorService pool;

	private static void note(String event) {
		System.setProperty("hello.events", System.getProperty("hello.events", "") + " " + event);
	}

	@Override
	public void setDaemonToken(DaemonToken token) {
		this.token = token;
		note("token");
	}

	@Override
	public void willStart() {
		note("willStart(" + Context.getAdministrationService().getGlobalProperty("hello.words") + ")");
	}

	@Override
	public void willRefreshContext() {
		note("willRefreshContext");
		shutdown();
	}

	@Override
	public void contextRefreshed() {
		note("contextRefreshed");
		pool = Executors.newSingleThreadExecutor(task -> new Thread(task, "hello-pool"));
		pool.submit(() -> Daemon.runInDaemonThreadWithoutResult(
		    () -> Context.getService(GreetingService.class).getGreetings(), token));
	}

	@Override
	public void started() {
		note("started(" + Context.getService(GreetingService.class).getGreetings().size() + ")");
	}

	@Override
	public void willStop() {
		note("willStop");
		shutdown();
	}

	@Override
	public void stopped() {
		note("stopped");
	}

	private void shutdown() {
		if (pool != null) {
			pool.shutdownNow();
			pool = null;
		}
	}
}
