/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads on which daemon tasks run; they keep no program from ending. */
public final class OpenmrsThreadPoolHolder {

	private static final AtomicInteger COUNT = new AtomicInteger();

	public static final ExecutorService threadExecutor = Executors.newCachedThreadPool(task -> {
		Thread thread = new Thread(task, "openmrs-daemon-" + COUNT.incrementAndGet());
		thread.setDaemon(true);
		return thread;
	});

	private OpenmrsThreadPoolHolder() {
	}
}
