/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.endsWith;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.module.ModuleFactory;

/** The server with a module in it, as users, other systems and attackers meet it. */
public class OpenmrsServerTest {

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static OpenmrsServer server;

	private static String patientId;

	@BeforeClass
	public static void startServer() throws Exception {
		System.clearProperty("hello.events");
		Path omod = new HelloModule(FOLDER.getRoot().toPath(), "1.0.0").build();
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", FOLDER.newFolder("data").toString(), "--omod", omod.toString())).start();
		patientId = ModuleFactory.asDaemon(() -> DemoData.find("100KAN").getPatientId().toString());
	}

	@AfterClass
	public static void stopServer() {
		if (server != null) {
			server.close();
		}
	}

	private static Browser browser() {
		return new Browser(server.url());
	}

	private static Browser admin() {
		Browser browser = browser();
		browser.logIn("admin", "Admin123");
		return browser;
	}

	@Test
	public void theActivatorHearsOfItsStartInOpenmrsOrder() {
		assertThat(System.getProperty("hello.events"), containsString("willStart(Good day) willRefreshContext token contextRefreshed started(0)"));
	}

	@Test
	public void aControllerOfTheModuleAnswersUnderWs() {
		HttpResponse<String> answer = browser().accepting("*/*").get("/ws/hello/version");
		assertEquals("1.0.0 service with advice", answer.body());
	}

	@Test
	public void aModulesFilterComesBeforeTheInputFilter() {
		assertEquals("RequestFacade", browser().accepting("*/*").postForm("/ws/hello/form", "words", "x").headers().firstValue("X-Hello")
		        .map(name -> name.replace("FirewalledRequest", "RequestFacade")).orElse(""));
	}

	@Test
	public void aModuleSeesItsOwnLibrariesBeforeThePlatforms() {
		assertEquals("ModuleClassLoader AppClassLoader true OpenmrsClassLoader", browser().accepting("*/*").get("/ws/hello/loaders").body());
	}

	@Test
	public void aServletOfTheModuleAnswersUnderMs() {
		assertEquals("Hello servlet", browser().get("/ms/helloServlet").body());
		assertEquals("Hello servlet", browser().get("/moduleServlet/hello/helloServlet").body());
		assertEquals(404, browser().get("/ms/nobody").statusCode());
	}

	@Test
	public void staticFilesOfTheModuleNeedNoLogIn() {
		HttpResponse<String> answer = browser().get("/moduleResources/hello/hello.js");
		assertEquals(200, answer.statusCode());
		assertThat(answer.body(), containsString("window.hello = '1.0.0'"));
		assertEquals("text/javascript", answer.headers().firstValue("Content-Type").orElse("").replaceAll(";.*", ""));
	}

	@Test
	public void noStaticFileIsServedFromOutsideTheModulesResources() {
		assertEquals(404, browser().get("/moduleResources/hello/%2e%2e/portlets/hello.jsp").statusCode());
		assertThat(browser().get("/WEB-INF/view/login.jsp").statusCode(), not(200));
	}

	@Test
	public void theChartShowsTheModulesTabAndBoxWithTheirPortlets() {
		HttpResponse<String> chart = admin().get("/patientDashboard.form?patientId=" + patientId);
		assertEquals(200, chart.statusCode());
		assertThat(chart.body(), containsString("This is a stand-in for OpenMRS, for development only"));
		assertThat(chart.body(), containsString("id=\"helloTab\""));
		assertThat(chart.body(), containsString("Hello from a module"));
		assertThat(chart.body(), containsString("Box of greetings"));
		assertThat(chart.body(), containsString("Portlet for ليلى حداد"));
		assertEquals("one portlet in the box, one in the tab", 3, chart.body().split("class=\"hello\"").length);
		assertEquals("a script is included once", 2, chart.body().split("/moduleResources/hello/hello.js").length);
	}

	@Test
	public void theChartSpeaksTheLanguageThatWasChosen() {
		assertThat(admin().get("/patientDashboard.form?lang=fr&patientId=" + patientId).body(), containsString("Bonjour d&#39;un module"));
	}

	@Test
	public void whoLacksThePrivilegeSeesTheChartWithoutTheModule() {
		Browser clerk = browser();
		clerk.logIn("clerk", "Clerk123!");
		HttpResponse<String> chart = clerk.get("/patientDashboard.form?patientId=" + patientId);
		assertEquals(200, chart.statusCode());
		assertThat(chart.body(), not(containsString("Portlet for")));
	}

	@Test
	public void whoLacksThePrivilegeIsSentFromThePageToTheLogIn() {
		Browser clerk = browser();
		clerk.logIn("clerk", "Clerk123!");
		HttpResponse<String> page = clerk.get("/module/hello/greetings.form");
		assertEquals(302, page.statusCode());
		assertThat(page.headers().firstValue("Location").orElse(""), endsWith("/openmrs/login.htm"));
		assertThat(clerk.get("/login.htm").body(), containsString("Get Greetings"));
	}

	@Test
	public void whoIsNotLoggedInComesBackAfterTheLogIn() {
		Browser browser = browser();
		String page = "/patientDashboard.form?patientId=" + patientId;
		assertEquals(302, browser.get(page).statusCode());
		assertThat(browser.get("/login.htm").body(), containsString("value=\"/openmrs" + page + "\""));
	}

	@Test
	public void theModulesPageAndItsAdministrationLinkAreThere() {
		Browser admin = admin();
		assertThat(admin.get("/admin/index.htm").body(), containsString("href=\"/openmrs/module/hello/greetings.form\""));
		assertThat(admin.get("/module/hello/greetings.form").body(), containsString("Greetings: "));
	}

	@Test
	public void aWrongPasswordIsRefused() {
		Browser browser = browser();
		HttpResponse<String> answer = browser.logIn("admin", "wrong");
		assertThat(answer.headers().firstValue("Location").orElse(""), endsWith("/login.htm"));
		assertEquals(302, browser.get("/findPatient.htm").statusCode());
	}

	@Test
	public void theLogInChangesTheSessionsId() {
		Browser browser = browser();
		browser.get("/login.htm");
		String before = browser.cookies().getCookieStore().getCookies().toString();
		browser.logIn("admin", "Admin123");
		assertThat(browser.cookies().getCookieStore().getCookies().toString(), not(before));
	}

	@Test
	public void loggingOutEndsTheSession() {
		Browser admin = admin();
		assertEquals(200, admin.get("/findPatient.htm").statusCode());
		admin.get("/ms/logout");
		assertEquals(302, admin.get("/findPatient.htm").statusCode());
	}

	@Test
	public void basicAuthenticationIsTriedOnRestOnly() {
		assertThat(browser().accepting("*/*").withBasicAuth("admin", "Admin123").get("/ws/hello/greetings").body(),
		    containsString("Privilege"));
	}

	@Test
	public void patientsAreFoundByNameInTheirOwnScriptAndByIdentifier() {
		Browser admin = admin();
		assertThat(admin.get("/findPatient.htm?phrase=%D9%84%D9%8A%D9%84%D9%89").body(), containsString("ليلى حداد"));
		assertThat(admin.get("/findPatient.htm?phrase=100LD8").body(), containsString("अनीता"));
		assertThat(admin.get("/findPatient.htm?phrase=nobody").body(), containsString("Nobody of that name"));
	}

	@Test
	public void everyAnswerStartsASession() {
		assertThat(browser().get("/moduleResources/hello/hello.js").headers().firstValue("Set-Cookie").orElse(""), containsString("JSESSIONID"));
	}

	@Test
	public void aPostWithoutTokenIsRedirectedToTheErrorPage() {
		HttpResponse<String> answer = admin().postForm("/module/hello/greetings.form", "x", "y");
		assertEquals(302, answer.statusCode());
		assertThat(answer.headers().firstValue("Location").orElse(""), endsWith("/openmrs/error.html"));
		assertThat(browser().get("/error.html").body(), containsString("CSRF"));
		assertEquals(302, browser().postForm("/ms/helloServlet", "x", "y").statusCode());
	}

	@Test
	public void parametersComeEscapedAndTheirMapDoesNot() {
		assertEquals("&lt;b&gt; &amp; \"x\"|<b> & \"x\"", browser().accepting("*/*").postForm("/ws/hello/form", "words", "<b> & \"x\"").body());
	}

	@Test
	public void bodiesComeEscaped() {
		Browser admin = admin().accepting("*/*");
		assertEquals("&lt;b&gt; &amp; 😀 by admin", admin.postJson("/ws/hello/greetings", "{\"words\":\"<b> & 😀\"}").body());
	}

	@Test
	public void filesComeAsTheyAreAndTheirParametersEscaped() throws Exception {
		Path file = FOLDER.newFile("upload.txt").toPath();
		Files.writeString(file, "<as it is>");
		assertEquals("&lt;p&gt;|<as it is>", browser().accepting("*/*").upload("/ws/hello/upload", "file", file, "words", "<p>").body());
	}

	@Test
	public void anUncaughtExceptionIsAnswered200WithItsStackTraceInJson() {
		HttpResponse<String> answer = browser().accepting("*/*").get("/ws/hello/fail");
		assertEquals(200, answer.statusCode());
		assertThat(answer.body(), containsString("stackTrace"));
	}

	@Test
	public void anUncaughtExceptionSendsAnonymousBrowsersToTheLogIn() {
		HttpResponse<String> answer = browser().get("/ws/hello/fail");
		assertEquals(302, answer.statusCode());
		assertThat(answer.headers().firstValue("Location").orElse(""), endsWith("/login.htm"));
	}

	@Test
	public void manageModulesIsForWhoMayManageModules() {
		Browser nurse = browser();
		nurse.logIn("nurse", "Nurse123!");
		assertEquals(302, nurse.get("/admin/modules/module.list").statusCode());
		assertEquals(302, nurse.get("/admin/index.htm").statusCode());
		nurse.postForm("/admin/modules/module.list", "action", "stop", "moduleId", "hello", "OWASP-CSRFTOKEN", nurse.token("/login.htm"));
		assertTrue(ModuleFactory.isModuleStarted("hello"));
	}

	@Test
	public void theModulesThatOursRequiresCountAsStarted() {
		assertEquals("3.4.1", ModuleFactory.getStartedModuleById("webservices.rest").getVersion());
		assertEquals("4.2.0", ModuleFactory.getStartedModuleById("fhir2").getVersion());
		assertEquals("2.2.0", ModuleFactory.getStartedModuleById("legacyui").getVersion());
	}
}
