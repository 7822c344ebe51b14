/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.logging.Level;
import java.util.logging.Logger;

import org.openmrs.module.patientconversations.platform.server.OpenmrsServer;
import org.openmrs.module.patientconversations.platform.server.OptionException;
import org.openmrs.module.patientconversations.platform.server.ServerOptions;

/** The stand-in's command line. */
public final class EmbeddedOpenmrs {

	private static final int WRONG_OPTION = 2;

	/** Who logs through java.util.logging; held, for it forgets what nobody holds. */
	private static final List<Logger> QUIET = List.of(Logger.getLogger("org.apache"), Logger.getLogger("liquibase"));

	private EmbeddedOpenmrs() {
	}

	public static void main(String[] arguments) throws InterruptedException {
		if (List.of(arguments).contains("--help")) {
			System.out.print(ServerOptions.USAGE);
			return;
		}
		try {
			ServerOptions options = ServerOptions.parse(arguments);
			logTo(options.data().resolve("openmrs.log").toAbsolutePath());
			OpenmrsServer server = new OpenmrsServer(options);
			CountDownLatch stopped = new CountDownLatch(1);
			Runtime.getRuntime().addShutdownHook(new Thread(() -> {
				server.close();
				stopped.countDown();
			}, "shutdown"));
			server.start();
			System.out.println("OpenMRS stand-in, for development only: " + server.url() + "/");
			stopped.await();
		}
		catch (OptionException e) {
			System.err.println(e.getMessage());
			System.exit(WRONG_OPTION);
		}
	}

	/** Is called before the first logger is made: on the console there is only what its reader has to know. */
	private static void logTo(Path file) {
		System.setProperty("openmrs.log", file.toString());
		System.setProperty("log4j2.configurationFile", "embedded-log4j2.xml");
		QUIET.forEach(logger -> logger.setLevel(Level.SEVERE));
	}
}
