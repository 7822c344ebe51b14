/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Path;

import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;

/** The command line, and what it says when it is wrong: one line that says what to do. */
public class ServerOptionsTest {

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private static void assertRefused(String words, String... arguments) {
		OptionException refusal = assertThrows(OptionException.class, () -> ServerOptions.parse(arguments));
		assertTrue(refusal.getMessage(), refusal.getMessage().contains(words));
		assertEquals(1, refusal.getMessage().lines().count());
	}

	@Test
	public void withoutArgumentsItIsPort8080AndH2() throws Exception {
		ServerOptions options = ServerOptions.parse();
		assertEquals(8080, options.port());
		assertEquals(ServerOptions.Database.H2, options.database());
		assertTrue(options.demoData());
	}

	@Test
	public void everyOptionIsTaken() throws Exception {
		Path omod = folder.newFile("x.omod").toPath();
		Path spa = folder.newFile("index.html").toPath().getParent();
		ServerOptions options = ServerOptions.parse("--port", "9000", "--db", "mariadb", "--db-url", "jdbc:mariadb://h/d", "--db-user", "u",
		    "--db-password", "p", "--data", "there", "--omod", omod.toString(), "--spa", spa.toString(), "--no-demo-data");
		assertEquals(9000, options.port());
		assertEquals("jdbc:mariadb://h/d", options.databaseUrl());
		assertEquals(Path.of("there"), options.data());
		assertEquals(java.util.List.of(omod), options.omods());
		assertEquals(spa, options.spa());
	}

	@Test
	public void wrongArgumentsAreRefusedInOneLine() {
		assertRefused("Unknown option --prot", "--prot", "1");
		assertRefused("--port needs a value", "--port");
		assertRefused("not 99999", "--port", "99999");
		assertRefused("not x", "--port", "x");
		assertRefused("h2 or mariadb", "--db", "oracle");
		assertRefused("There is no file", "--omod", "nowhere.omod");
		assertRefused("a folder with an index.html", "--spa", folder.getRoot().toString());
		assertRefused("goes with --db mariadb", "--db-url", "jdbc:mariadb://h/d");
	}

	@Test
	public void aPortInUseIsSaidToBe() throws IOException {
		try (ServerSocket taken = new ServerSocket(0)) {
			String port = String.valueOf(taken.getLocalPort());
			OptionException refusal = assertThrows(OptionException.class,
			    () -> new OpenmrsServer(ServerOptions.parse("--port", port, "--data", folder.newFolder().toString())).start());
			assertTrue(refusal.getMessage(), refusal.getMessage().contains("Port " + port + " is in use"));
		}
	}
}
