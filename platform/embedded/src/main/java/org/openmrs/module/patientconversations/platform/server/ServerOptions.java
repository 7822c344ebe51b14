/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;

/**
 * How the server is to run.
 *
 * @param port              0 takes any free one
 * @param databaseUrl       a running MariaDB's JDBC address; null starts one of our own when the database is MariaDB
 * @param data              where everything is kept
 * @param omods             the modules to install or upgrade
 * @param runtimeProperties a file of runtime properties, or null
 * @param spa               a folder with an assembled O3, or null
 * @param demoData          whether patients and users are made up
 */
public record ServerOptions(int port, Database database, String databaseUrl, String databaseUser, String databasePassword, Path data,
        List<Path> omods, Path runtimeProperties, Path spa, boolean demoData) {

	/** Where the data is kept. */
	public enum Database {
		H2, MARIADB
	}

	public static final String USAGE = """
	        Starts the stand-in for OpenMRS that Patient Conversations is developed on. It is for development only.

	          --port N             port to listen on (8080)
	          --db h2|mariadb      where data is kept (h2: a file)
	          --db-url URL         a MariaDB that runs already, e.g. jdbc:mariadb://localhost:3306/openmrs; without it one is started
	          --db-user NAME       its user (root)
	          --db-password WORD   the user's password (empty)
	          --data DIR           folder for the database, uploaded modules and unpacked files (target/openmrs)
	          --omod FILE          a module to install, or to upgrade to; may be given more than once
	          --properties FILE    OpenMRS' runtime properties, such as secrets that shall not stand in the database
	          --spa DIR            an assembled O3, to be served at /openmrs/spa
	          --no-demo-data       no made-up patients and users, only admin
	          --help               these lines
	        """;

	/** @throws OptionException if an argument is unknown, incomplete or senseless */
	public static ServerOptions parse(String... arguments) throws OptionException {
		int port = 8080;
		Database database = Database.H2;
		String url = null;
		String user = "root";
		String password = "";
		Path data = Path.of("target", "openmrs");
		List<Path> omods = new ArrayList<>();
		Path properties = null;
		Path spa = null;
		boolean demoData = true;
		Iterator<String> rest = List.of(arguments).iterator();
		while (rest.hasNext()) {
			String option = rest.next();
			switch (option) {
				case "--port" -> port = port(value(option, rest));
				case "--db" -> database = database(value(option, rest));
				case "--db-url" -> url = value(option, rest);
				case "--db-user" -> user = value(option, rest);
				case "--db-password" -> password = value(option, rest);
				case "--data" -> data = Path.of(value(option, rest));
				case "--omod" -> omods.add(omod(value(option, rest)));
				case "--properties" -> properties = file(value(option, rest));
				case "--spa" -> spa = spa(value(option, rest));
				case "--no-demo-data" -> demoData = false;
				default -> throw new OptionException("Unknown option " + option + "; --help lists them.");
			}
		}
		if (url != null && (database != Database.MARIADB || !url.startsWith("jdbc:mariadb:"))) {
			throw new OptionException("--db-url goes with --db mariadb and begins with jdbc:mariadb:");
		}
		return new ServerOptions(port, database, url, user, password, data, List.copyOf(omods), properties, spa, demoData);
	}

	private static String value(String option, Iterator<String> rest) throws OptionException {
		if (!rest.hasNext()) {
			throw new OptionException(option + " needs a value; --help says which.");
		}
		return rest.next();
	}

	private static int port(String value) throws OptionException {
		if (!value.matches("\\d{1,5}") || Integer.parseInt(value) > 65535) {
			throw new OptionException("--port must be a number from 0 to 65535, not " + value + ".");
		}
		return Integer.parseInt(value);
	}

	private static Database database(String value) throws OptionException {
		try {
			return Database.valueOf(value.toUpperCase(Locale.ROOT));
		}
		catch (IllegalArgumentException e) {
			throw new OptionException("--db must be h2 or mariadb, not " + value + ".", e);
		}
	}

	private static Path omod(String value) throws OptionException {
		Path path = file(value);
		if (!value.endsWith(".omod")) {
			throw new OptionException("--omod needs a file that ends with .omod, not " + value + ".");
		}
		return path;
	}

	private static Path spa(String value) throws OptionException {
		Path path = Path.of(value);
		if (!Files.isRegularFile(path.resolve("index.html"))) {
			throw new OptionException("--spa needs a folder with an index.html, not " + value + ".");
		}
		return path;
	}

	private static Path file(String value) throws OptionException {
		Path path = Path.of(value);
		if (!Files.isRegularFile(path)) {
			throw new OptionException("There is no file " + value + ".");
		}
		return path;
	}
}
