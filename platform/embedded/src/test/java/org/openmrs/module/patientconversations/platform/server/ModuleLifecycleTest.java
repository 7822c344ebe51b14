/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.After;
import org.junit.Before;
import org.junit.Rule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.ModuleFactory;

/** What an administrator does on the page Manage Modules, and what stays behind. */
public class ModuleLifecycleTest {

	private static final String PAGE = "/admin/modules/module.list";

	@Rule
	public final TemporaryFolder folder = new TemporaryFolder();

	private Path data;

	private OpenmrsServer server;

	@Before
	public void startServer() throws Exception {
		System.clearProperty("hello.events");
		data = folder.newFolder("data").toPath();
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", data.toString())).start();
	}

	@After
	public void stopServer() {
		if (server != null) {
			server.close();
		}
	}

	private Browser admin() {
		Browser browser = new Browser(server.url());
		browser.logIn("admin", "Admin123");
		return browser;
	}

	private HttpResponse<String> upload(Browser admin, Path omod) {
		admin.upload(PAGE, "moduleFile", omod, "action", "upload", "OWASP-CSRFTOKEN", admin.token(PAGE));
		return admin.get(PAGE);
	}

	private void change(Browser admin, String action) {
		admin.postForm(PAGE, "action", action, "moduleId", "hello", "OWASP-CSRFTOKEN", admin.token(PAGE));
	}

	private String version() {
		return new Browser(server.url()).accepting("*/*").get("/ws/hello/version").body();
	}

	private Path hello(String version) {
		return new HelloModule(folder.getRoot().toPath(), version).build();
	}

	private static Set<String> helloThreads() {
		return Thread.getAllStackTraces().keySet().stream().map(Thread::getName).filter(name -> name.startsWith("hello"))
		        .collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	public void aModuleIsUploadedStoppedStartedUpgradedAndRemovedWithoutARestart() throws Exception {
		Browser admin = admin();
		assertThat(upload(admin, hello("1.0.0")).body(), containsString("Hello 1.0.0 is started"));
		assertEquals("1.0.0 service with advice", version());
		assertThat(System.getProperty("hello.events"), containsString("willStart(Good day) willRefreshContext token contextRefreshed started(0)"));
		admin.accepting("*/*").postJson("/ws/hello/greetings", "{\"words\":\"kept\"}");
		admin.accepting("text/html");

		change(admin, "stop");
		assertThat(version(), not(containsString("1.0.0")));
		assertEquals(404, admin.get("/moduleResources/hello/hello.js").statusCode());
		assertEquals(404, admin.get("/ms/helloServlet").statusCode());
		assertThat(System.getProperty("hello.events"), containsString("willStop stopped"));
		assertTrue(helloThreads().toString(), helloThreads().isEmpty());

		change(admin, "start");
		assertEquals("1.0.0 service with advice", version());
		assertEquals("1", admin.accepting("*/*").get("/ws/hello/greetings").body());
		admin.accepting("text/html");

		assertThat(upload(admin, hello("1.1.0")).body(), containsString("Hello 1.1.0 is started"));
		assertEquals("1.1.0 service with advice", version());
		assertThat(admin.get("/moduleResources/hello/hello.js").body(), containsString("1.1.0"));
		assertEquals("1", admin.accepting("*/*").get("/ws/hello/greetings").body());
		admin.accepting("text/html");

		change(admin, "unload");
		assertNull(ModuleFactory.getModuleById("hello"));
		assertTrue(helloThreads().toString(), helloThreads().isEmpty());
		try (Stream<Path> files = Files.list(data.resolve("modules"))) {
			assertEquals(0, files.count());
		}
		assertFalse(Files.exists(data.resolve(".openmrs-lib-cache/hello")));
		assertFalse(Files.exists(data.resolve("webapp/WEB-INF/view/module/hello")));
		assertThat(admin.get("/findPatient.htm").statusCode() + "", containsString("200"));
	}

	@Test
	public void aStoppedModuleStaysStoppedAndWhatItKeptStaysAfterARestart() throws Exception {
		Browser admin = admin();
		upload(admin, hello("1.0.0"));
		change(admin, "stop");
		server.close();
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", data.toString())).start();
		assertFalse(ModuleFactory.isModuleStarted("hello"));
		admin = admin();
		change(admin, "start");
		assertEquals("1.0.0 service with advice", version());
		server.close();
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", data.toString())).start();
		assertEquals("1.0.0 service with advice", version());
	}

	@Test
	public void aModuleForAnotherOpenmrsIsNotStartedAndThePageSaysWhy() {
		Browser admin = admin();
		Path omod = new HelloModule(folder.getRoot().toPath(), "1.0.0").requiring("3.0.0").build();
		assertThat(upload(admin, omod).body(), containsString("Module requires version matching 3.0.0. Current code version is 2.8.9"));
		assertFalse(ModuleFactory.isModuleStarted("hello"));
		assertThat(admin.get("/findPatient.htm").statusCode() + "", containsString("200"));
	}

	@Test
	public void aModuleWhoseBeansCannotBeMadeIsStoppedAndTheRestRuns() {
		Browser admin = admin();
		Path omod = new HelloModule(folder.getRoot().toPath(), "1.0.0").withBrokenBean().build();
		assertThat(upload(admin, omod).body(), containsString("Nowhere"));
		assertFalse(ModuleFactory.isModuleStarted("hello"));
		assertThat(admin.get("/findPatient.htm").statusCode() + "", containsString("200"));
	}

	@Test
	public void whatIsNoModuleIsRefused() throws Exception {
		Path file = folder.newFile("nothing.omod").toPath();
		Files.writeString(file, "no zip");
		assertThat(upload(admin(), file).body(), containsString("is it an .omod?"));
	}

	@Test
	public void theDemoDataIsThereOnce() throws Exception {
		server.close();
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", data.toString())).start();
		String page = admin().get("/findPatient.htm").body();
		for (DemoPatient patient : DemoPatient.all()) {
			assertEquals(patient.identifier(), 2, page.split(patient.identifier(), -1).length);
		}
		assertThat(page, containsString("deceased"));
	}
}
