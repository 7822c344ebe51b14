/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import static org.hamcrest.CoreMatchers.containsString;
import static org.hamcrest.CoreMatchers.not;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.junit.Assert.assertEquals;

import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.ModuleFactory;

/** What O3 is served and asks for between its log-in and a patient's chart. */
public class O3AnswersTest {

	@ClassRule
	public static final TemporaryFolder FOLDER = new TemporaryFolder();

	private static OpenmrsServer server;

	private static String patient;

	private static String location;

	@BeforeClass
	public static void startServer() throws Exception {
		Path spa = FOLDER.newFolder("spa").toPath();
		Files.writeString(spa.resolve("index.html"), "<p>the one page</p>");
		Files.writeString(spa.resolve("app.js"), "let app;");
		server = new OpenmrsServer(ServerOptions.parse("--port", "0", "--data", FOLDER.newFolder("data").toString(), "--spa", spa.toString())).start();
		patient = ModuleFactory.asDaemon(() -> DemoData.find("100KAN").getUuid());
		location = ModuleFactory.asDaemon(() -> Context.getLocationService().getDefaultLocation().getUuid());
	}

	@AfterClass
	public static void stopServer() {
		if (server != null) {
			server.close();
		}
	}

	private static Browser browser() {
		return new Browser(server.url()).accepting("application/json");
	}

	private static Browser nurse() {
		Browser browser = new Browser(server.url());
		browser.logIn("nurse", "Nurse123!");
		return browser.accepting("application/json");
	}

	private static String compact(HttpResponse<String> answer) {
		return answer.body().replaceAll("\\s*\\n\\s*", "").replace("\": ", "\":");
	}

	@Test
	public void addressesOfO3GetItsPageAndFilesAreServedAsTheyAre() {
		assertEquals("<p>the one page</p>", browser().get("/spa").body());
		assertEquals("<p>the one page</p>", browser().get("/spa/patient/" + patient + "/chart").body());
		HttpResponse<String> script = browser().get("/spa/app.js");
		assertEquals("let app;", script.body());
		assertThat(script.headers().firstValue("Content-Type").orElse(""), containsString("text/javascript"));
		assertEquals(404, browser().get("/spa/missing.js").statusCode());
		assertEquals(404, browser().get("/spa/%2e%2e/WEB-INF/view/login.jsp").statusCode());
	}

	@Test
	public void theSessionKeepsTheLocationAndTheLanguageThatAreChosen() {
		Browser nurse = nurse();
		HttpResponse<String> answer = nurse.postJson("/ws/rest/v1/session", "{\"sessionLocation\":\"" + location + "\",\"locale\":\"fr\"}");
		assertEquals(200, answer.statusCode());
		String session = nurse.get("/ws/rest/v1/session").body();
		assertThat(session, containsString("\"locale\":\"fr\""));
		assertThat(session, containsString("\"sessionLocation\":{\"uuid\":\"" + location));
	}

	@Test
	public void aLocationOrLanguageThatIsNotThereCannotBeChosen() {
		assertEquals(500, nurse().postJson("/ws/rest/v1/session", "{\"sessionLocation\":\"nowhere\"}").statusCode());
		assertEquals(500, nurse().postJson("/ws/rest/v1/session", "{\"locale\":\"tlh\"}").statusCode());
	}

	@Test
	public void modulesAreListedForWhoeverIsLoggedIn() {
		assertThat(nurse().get("/ws/rest/v1/module?v=custom:(uuid,version)").body(),
		    containsString("{\"uuid\":\"webservices.rest\",\"version\":\"3.4.1\""));
		assertEquals(401, browser().get("/ws/rest/v1/module").statusCode());
	}

	@Test
	public void locationsAreListedByRestAndByFhir() {
		assertThat(nurse().get("/ws/rest/v1/location").body(), containsString(location));
		HttpResponse<String> bundle = nurse().get("/ws/fhir2/R4/Location?_summary=data&_count=1");
		assertThat(bundle.headers().firstValue("Content-Type").orElse(""), containsString("application/fhir+json"));
		assertThat(compact(bundle), containsString("\"total\":1"));
		assertThat(compact(bundle), containsString("\"id\":\"" + location));
		assertThat(compact(nurse().get("/ws/fhir2/R4/Location?_tag=Login%20Location")), containsString("\"total\":0"));
		assertThat(compact(nurse().get("/ws/fhir2/R4/Location?name:contains=UNKNOWN")), containsString("\"total\":1"));
		assertThat(compact(nurse().get("/ws/fhir2/R4/Location?_id=nowhere")), containsString("\"total\":0"));
	}

	@Test
	public void aPatientIsReadByFhirAndNobodyElse() {
		Patient known = ModuleFactory.asDaemon(() -> Context.getPatientService().getPatientByUuid(patient));
		String answer = compact(nurse().get("/ws/fhir2/R4/Patient/" + patient + "?_summary=data"));
		assertThat(answer, containsString("\"resourceType\":\"Patient\",\"id\":\"" + patient));
		assertThat(answer, containsString("\"family\":\"" + known.getFamilyName()));
		assertThat(answer, containsString("\"value\":\"100KAN\""));
		assertEquals(404, nurse().get("/ws/fhir2/R4/Patient/nobody").statusCode());
		assertEquals(401, browser().get("/ws/fhir2/R4/Patient/" + patient).statusCode());
	}

	@Test
	public void visitsAndRelationshipsAreNoneForWhoMayAsk() {
		for (String list : new String[] { "visit", "visittype", "relationship" }) {
			assertEquals("{\"results\":[]}", nurse().get("/ws/rest/v1/" + list + "?patient=" + patient).body());
			assertEquals(401, browser().get("/ws/rest/v1/" + list).statusCode());
		}
	}

	@Test
	public void whatOtherModulesWouldAnswerIsNotThere() {
		assertEquals(404, nurse().get("/ws/rest/v1/emrapi/configuration").statusCode());
		assertEquals(404, nurse().get("/ws/fhir2/R4/Encounter").statusCode());
	}

	@Test
	public void aUsersPropertiesAreChangedByWhoMayEditUsers() {
		Browser admin = new Browser(server.url());
		admin.logIn("admin", "Admin123");
		admin.accepting("application/json");
		String session = admin.get("/ws/rest/v1/session").body();
		String uuid = session.replaceAll(".*?\"user\":\\{\"uuid\":\"([^\"]+)\".*", "$1");
		assertEquals(200, admin.postJson("/ws/rest/v1/user/" + uuid, "{\"userProperties\":{\"defaultLocale\":\"es\"}}").statusCode());
		assertThat(admin.get("/ws/rest/v1/session").body(), containsString("\"defaultLocale\":\"es\""));
		assertEquals(403, nurse().postJson("/ws/rest/v1/user/" + uuid, "{\"userProperties\":{}}").statusCode());
		assertThat(admin.get("/ws/rest/v1/session").body(), not(containsString("\"userProperties\":{}")));
	}
}
