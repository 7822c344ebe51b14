/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.sql.Connection;
import java.sql.ResultSet;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Locale;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;

import org.hibernate.SessionFactory;
import org.hibernate.boot.Metadata;
import org.hibernate.mapping.Column;
import org.hibernate.mapping.Table;
import org.junit.AfterClass;
import org.junit.BeforeClass;
import org.junit.ClassRule;
import org.junit.Test;
import org.junit.rules.TemporaryFolder;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.Daemon;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.api.db.hibernate.HibernateSessionFactoryBean;
import org.openmrs.module.sample.Memo;
import org.openmrs.module.sample.MemoService;
import org.openmrs.util.OpenmrsUtil;

/** The platform as a program, on tables made by its own changelog. */
public class PlatformTest {

	@ClassRule
	public static final TemporaryFolder DIRECTORY = new TemporaryFolder();

	private static Platform platform;

	@BeforeClass
	public static void start() {
		Properties further = new Properties();
		further.setProperty("patientconversations.twilio.authToken", "from the runtime properties");
		platform = new Platform(new DatabaseSettings("jdbc:h2:mem:platform;DB_CLOSE_DELAY=-1", "sa", ""),
		        DIRECTORY.getRoot().toPath(), further);
		platform.start();
		platform.updateDatabase(PlatformTest.class.getClassLoader(), "org/openmrs/module/sample/liquibase.xml");
	}

	@AfterClass
	public static void stop() {
		platform.stop();
	}

	@Test
	public void everyMappedColumnIsInTheDatabase() throws Exception {
		Metadata metadata = platform.getApplicationContext().getBean(HibernateSessionFactoryBean.class).getMetadata();
		Set<String> missing = new TreeSet<>();
		asAdmin(() -> {
			try (Connection connection = Context.getDatabaseConnection()) {
				for (Table table : metadata.collectTableMappings()) {
					Set<String> columns = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
					try (ResultSet found = connection.getMetaData().getColumns(null, null,
					    table.getName().toUpperCase(Locale.ROOT), null)) {
						while (found.next()) {
							columns.add(found.getString("COLUMN_NAME"));
						}
					}
					for (Iterator<?> mapped = table.getColumnIterator(); mapped.hasNext();) {
						String name = ((Column) mapped.next()).getName();
						if (!columns.contains(name)) {
							missing.add(table.getName() + "." + name);
						}
					}
				}
			}
		});
		assertEquals(new TreeSet<String>(), missing);
	}

	@Test
	public void theAdministratorLogsInAndMayEverything() throws Exception {
		asAdmin(() -> {
			assertTrue(Context.hasPrivilege("Whatever"));
			assertEquals("Super User", Context.getAuthenticatedUser().getPersonName().getFullName());
			assertNotNull(Context.getUserService().getPrivilege("Manage Global Properties"));
			assertEquals("Unknown Location", Context.getLocationService().getDefaultLocation().getName());
		});
		Context.openSession();
		assertThrows(ContextAuthenticationException.class,
		    () -> Context.authenticate(new UsernamePasswordCredentials("admin", "admin")));
		Context.closeSession();
	}

	@Test
	public void whatIsSavedIsThereInTheNextSession() throws Exception {
		asAdmin(() -> {
			Patient patient = new Patient();
			patient.setGender("F");
			patient.addName(new PersonName("\u0985\u09a8\u09bf\u09a4\u09be", null, "\u09b0\u09be\u09af\u09bc"));
			PatientService patients = Context.getPatientService();
			patient.addIdentifier(new PatientIdentifier("10001", patients.getPatientIdentifierType(2),
			        Context.getLocationService().getDefaultLocation()));
			patients.savePatient(patient);
			Context.getService(MemoService.class).saveMemo(new Memo(patient, "call back"));
		});
		asAdmin(() -> {
			Patient patient = Context.getPatientService().getPatients("10001").get(0);
			assertEquals("\u0985\u09a8\u09bf\u09a4\u09be", patient.getGivenName());
			assertEquals("call back", Context.getService(MemoService.class).getMemo(1).getText());
		});
	}

	@Test
	public void aUserWithARoleMayWhatTheRoleAllows() throws Exception {
		asAdmin(() -> {
			Role role = new Role("Receptionist", "Finds patients");
			role.addPrivilege(Context.getUserService().getPrivilege("Get Patients"));
			Context.getUserService().saveRole(role);
			Person person = new Person();
			person.setGender("M");
			person.addName(new PersonName("Rex", null, "Reception"));
			User user = new User(person);
			user.setUsername("rex");
			user.addRole(role);
			Context.getUserService().createUser(user, "Reception1");
		});
		Context.openSession();
		try {
			Context.authenticate(new UsernamePasswordCredentials("rex", "Reception1"));
			assertTrue(Context.hasPrivilege("Get Patients"));
			assertTrue("what everyone has who is logged in", Context.hasPrivilege("Get Global Properties"));
			assertFalse(Context.hasPrivilege("Edit Patients"));
		}
		finally {
			Context.closeSession();
		}
	}

	@Test
	public void aModulesGlobalPropertiesKeepTheirValuesAndTakeOverNewDescriptions() throws Exception {
		platform.savePrivileges(Arrays.asList(new Privilege("See Secrets", "Sees secrets")));
		platform.savePrivileges(Arrays.asList(new Privilege("See Secrets", "Sees secrets")));
		platform.saveGlobalProperties(Arrays.asList(new GlobalProperty("sample.name", "default", "old")));
		asAdmin(() -> Context.getAdministrationService().setGlobalProperty("sample.name", "chosen"));
		GlobalProperty newer = new GlobalProperty("sample.name", "default", "new");
		newer.setViewPrivilege(new Privilege("See Secrets"));
		platform.saveGlobalProperties(Arrays.asList(newer));
		asAdmin(() -> {
			AdministrationService administration = Context.getAdministrationService();
			GlobalProperty stored = administration.getGlobalPropertyObject("sample.name");
			assertEquals("chosen", stored.getPropertyValue());
			assertEquals("new", stored.getDescription());
			assertEquals("See Secrets", stored.getViewPrivilege().getPrivilege());
		});
	}

	@Test
	public void aRefreshMakesNewBeansAndKeepsTheData() throws Exception {
		Object before = platform.getApplicationContext().getBean(SessionFactory.class);
		platform.refresh(Platform.startedModules());
		SessionFactory after = platform.getApplicationContext().getBean(SessionFactory.class);
		assertNotSame(before, after);
		assertTrue(((SessionFactory) before).isClosed());
		asAdmin(() -> assertNotNull(Context.getPatientService().getAllPatients()));
	}

	@Test
	public void tasksOfThePlatformRunAsTheDaemonUserAndHandOverWhatTheyThrow() {
		assertEquals(Daemon.getDaemonUserUuid(), platform.asDaemon(() -> Context.getAuthenticatedUser().getUuid()));
		assertThrows(IllegalStateException.class, () -> platform.asDaemon(() -> {
			throw new IllegalStateException("broken");
		}));
	}

	@Test
	public void runtimePropertiesAndTheDirectoryAreThoseGiven() {
		assertEquals("from the runtime properties",
		    Context.getRuntimeProperties().getProperty("patientconversations.twilio.authToken"));
		assertEquals(DIRECTORY.getRoot().getAbsolutePath(), OpenmrsUtil.getApplicationDataDirectory());
	}

	private interface Work {

		void run() throws Exception;
	}

	private static void asAdmin(Work work) throws Exception {
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
