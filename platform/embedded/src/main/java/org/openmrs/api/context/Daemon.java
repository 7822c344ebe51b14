/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.context;

import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.APIException;
import org.openmrs.api.OpenmrsService;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.DaemonTokens;
import org.openmrs.module.patientconversations.platform.Platform;
import org.openmrs.util.OpenmrsThreadPoolHolder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks as the daemon user, who may do everything, each in a thread and a session of its own. */
public final class Daemon {

	private static final Logger log = LoggerFactory.getLogger(Daemon.class);

	static final String DAEMON_USER_UUID = "A4F30A1B-5EB9-11DF-A648-37A07F9C90FB";

	private static final ThreadLocal<Boolean> DAEMON_THREAD = new ThreadLocal<>();

	private static final ThreadLocal<User> DAEMON_USER = new ThreadLocal<>();

	private static final CallerKey CALLER_KEY = new CallerKey();

	static {
		Platform.setDaemonCallerKey(CALLER_KEY);
	}

	/** What the platform itself shows in place of a token. */
	public static final class CallerKey {

		private CallerKey() {
		}
	}

	private Daemon() {
	}

	/** Hands the key to the platform, if it was not yet. */
	public static void ensureInitialized() {
		// calling any method initializes the class, which is all that is wanted
	}

	public static boolean isDaemonThread() {
		return Boolean.TRUE.equals(DAEMON_THREAD.get());
	}

	/** Runs the task and hands back what it returns or throws. */
	public static <T> Future<T> runInDaemonThread(Callable<T> callable, DaemonToken token) {
		requireValid(token);
		return submit(callable);
	}

	/** Runs the task; {@link Future#get()} waits for it and throws what it threw. */
	public static Future<?> runInDaemonThreadWithoutResult(Runnable runnable, DaemonToken token) {
		requireValid(token);
		return submit(asCallable(runnable));
	}

	/** Runs the task and waits for it; what it throws is lost. */
	public static void runInDaemonThreadAndWait(Runnable runnable, DaemonToken token) {
		Future<?> task = runInDaemonThreadWithoutResult(runnable, token);
		try {
			task.get();
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
		}
		catch (ExecutionException e) {
			log.debug("A daemon task failed", e);
		}
	}

	/**
	 * Runs the task.
	 *
	 * @deprecated what is returned is no handle of the thread that runs it
	 */
	@Deprecated
	public static Thread runInDaemonThread(Runnable runnable, DaemonToken token) {
		runInDaemonThreadWithoutResult(runnable, token);
		return new Thread(runnable);
	}

	/** Runs another task from within a daemon task. */
	public static <T> Future<T> runInNewDaemonThread(Callable<T> callable) {
		requireDaemonThread();
		return submit(callable);
	}

	/** Runs another task from within a daemon task. */
	public static Future<?> runNewDaemonTask(Runnable runnable) {
		requireDaemonThread();
		return submit(asCallable(runnable));
	}

	/** Runs a task of the platform's. */
	public static <T> Future<T> runNewDaemonTask(Callable<T> callable, CallerKey callerKey) {
		if (callerKey != CALLER_KEY) {
			throw new APIException("runNewDaemonTask can only be called by an authorized daemon entry point");
		}
		return submit(callable);
	}

	static void runStartupForService(OpenmrsService service) {
		submit(asCallable(() -> {
			try {
				service.onStartup();
			}
			catch (RuntimeException e) {
				log.error("onStartup of {} failed", service.getClass().getName(), e);
			}
		}));
	}

	private static void requireValid(DaemonToken token) {
		if (!DaemonTokens.isValid(token)) {
			throw new ContextAuthenticationException("Invalid token");
		}
	}

	private static void requireDaemonThread() {
		if (!isDaemonThread()) {
			throw new APIAuthenticationException("Only daemon threads can spawn new daemon threads");
		}
	}

	private static Callable<Void> asCallable(Runnable runnable) {
		return () -> {
			runnable.run();
			return null;
		};
	}

	private static <T> Future<T> submit(Callable<T> callable) {
		ClassLoader classLoader = Thread.currentThread().getContextClassLoader();
		return OpenmrsThreadPoolHolder.threadExecutor.submit(() -> {
			DAEMON_THREAD.set(true);
			Thread.currentThread().setContextClassLoader(classLoader);
			try {
				Context.openSession();
				return callable.call();
			}
			finally {
				try {
					Context.closeSession();
				}
				finally {
					DAEMON_THREAD.remove();
					DAEMON_USER.remove();
				}
			}
		});
	}

	public static boolean isDaemonUser(User user) {
		return DAEMON_USER_UUID.equals(user.getUuid());
	}

	/** The daemon user on a daemon thread, else null. */
	public static User getDaemonThreadUser() {
		if (!isDaemonThread()) {
			return null;
		}
		User user = DAEMON_USER.get();
		if (user == null) {
			user = Context.getContextDAO().getUserByUuid(DAEMON_USER_UUID);
			DAEMON_USER.set(user);
		}
		return user;
	}

	public static String getDaemonUserUuid() {
		return DAEMON_USER_UUID;
	}
}
