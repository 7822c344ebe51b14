/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotEquals;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import java.util.stream.Collectors;

import org.hibernate.SessionFactory;
import org.hibernate.stat.Statistics;
import org.junit.Test;
import org.openmrs.Cohort;
import org.openmrs.CohortMembership;
import org.openmrs.GlobalProperty;
import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.Person;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.PersonName;
import org.openmrs.Privilege;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.APIException;
import org.openmrs.api.AdministrationService;
import org.openmrs.api.GlobalPropertyListener;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.test.BaseModuleContextSensitiveTest;
import org.openmrs.util.PrivilegeConstants;
import org.openmrs.util.Security;

/** What the platform's own services do as OpenMRS' do. */
public class CoreServicesTest extends BaseModuleContextSensitiveTest {

	@Test
	public void theStandardPatientsAndUsersAreThere() {
		assertEquals("Mr. Horatio Test Hornblower", Context.getPatientService()
		        .getPatientByUuid("da7f524f-27ce-4bb2-86d6-6d1d05312bd5").getPersonName().getFullName());
		assertEquals("Collet Test Chebaskwony", Context.getPatientService()
		        .getPatientByUuid("5946f880-b197-400b-9caa-a3c661d23041").getPersonName().getFullName());
		assertEquals("101-6", Context.getPatientService().getPatient(2).getPatientIdentifier().getIdentifier());
		assertEquals("admin", Context.getAuthenticatedUser().getUsername());
		assertTrue(Context.getUserService().getUser(501).getRetired());
		assertEquals("butch", Context.getUserService().getUser(502).getUsername());
		assertEquals("Unknown Location", Context.getLocationService().getDefaultLocation().getName());
		assertEquals("en_GB", Context.getLocale().toString());
	}

	@Test
	public void whoWasReadBeforeIsNotReadFromTheDatabaseAgain() {
		Statistics statistics = applicationContext.getBean(SessionFactory.class).getStatistics();
		statistics.setStatisticsEnabled(true);
		try {
			describeUserAndPatient();
			Context.clearSession();
			long before = statistics.getPrepareStatementCount();
			describeUserAndPatient();
			assertEquals(before, statistics.getPrepareStatementCount());

			Context.clearEntireCache();
			Context.clearSession();
			describeUserAndPatient();
			assertNotEquals(before, statistics.getPrepareStatementCount());
		}
		finally {
			statistics.setStatisticsEnabled(false);
		}
	}

	/** With roles and privileges, names and attributes; the attributes' types OpenMRS reads each time. */
	private static void describeUserAndPatient() {
		assertTrue(Context.getUserService().getUser(1).isSuperUser());
		assertFalse(Context.getUserService().getUser(502).hasPrivilege("No such privilege"));
		Patient patient = Context.getPatientService().getPatient(8);
		assertEquals("Oloo", patient.getPersonName().getFamilyName());
		assertTrue(patient.getActiveAttributes().isEmpty());
	}

	@Test
	public void aWrongPasswordOrARetiredUserDoesNotLogIn() {
		Context.logout();
		assertThrows(ContextAuthenticationException.class,
		    () -> Context.authenticate(new UsernamePasswordCredentials("admin", "wrong")));
		assertThrows(ContextAuthenticationException.class,
		    () -> Context.authenticate(new UsernamePasswordCredentials("bruno", "test")));
		assertThrows(ContextAuthenticationException.class,
		    () -> Context.authenticate(new UsernamePasswordCredentials("daemon", "")));
		assertFalse(Context.isAuthenticated());
	}

	@Test
	public void aNewUserLogsInWithThePasswordGivenAndNotWithAnother() {
		User user = new User(Context.getPersonService().getPerson(9));
		user.setUsername("nurse");
		Context.getUserService().createUser(user, "Nurse1234");
		flushAndClear();
		assertNotNull(Context.getUserService().getUserByUsername("nurse").getSystemId());

		Context.logout();
		assertThrows(ContextAuthenticationException.class,
		    () -> Context.authenticate(new UsernamePasswordCredentials("nurse", "Nurse")));
		Context.authenticate(new UsernamePasswordCredentials("nurse", "Nurse1234"));
		assertEquals("nurse", Context.getAuthenticatedUser().getUsername());
	}

	@Test
	public void aNewAttributeValueVoidsTheOldOne() {
		PersonAttributeType phone = phoneType();
		Patient patient = Context.getPatientService().getPatient(7);
		patient.addAttribute(new PersonAttribute(phone, "+250788123456"));
		Context.getPatientService().savePatient(patient);
		flushAndClear();

		patient = Context.getPatientService().getPatient(7);
		PersonAttribute first = patient.getAttribute(phone);
		patient.addAttribute(new PersonAttribute(phone, "+250788123456"));
		assertEquals(1, patient.getAttributes(phone).size());
		assertSame(first, patient.getAttribute("Phone"));

		patient.addAttribute(new PersonAttribute(phone, "+250788999999"));
		Context.getPatientService().savePatient(patient);
		flushAndClear();

		patient = Context.getPatientService().getPatient(7);
		assertEquals("+250788999999", patient.getAttribute(phone).getHydratedObject());
		List<PersonAttribute> old = patient.getAttributes().stream().filter(PersonAttribute::getVoided)
		        .collect(Collectors.toList());
		assertEquals(1, old.size());
		assertEquals("New value: +250788999999", old.get(0).getVoidReason());
		assertEquals(Context.getAuthenticatedUser(), old.get(0).getVoidedBy());
	}

	@Test
	public void anAttributeTypeNeedsAFormatAndANameOfItsOwn() {
		phoneType();
		PersonAttributeType same = new PersonAttributeType();
		same.setName("Phone");
		ValidationException refusal = assertThrows(ValidationException.class,
		    () -> Context.getPersonService().savePersonAttributeType(same));
		assertNotNull(refusal.getErrors().getFieldError("format"));
		assertNotNull(refusal.getErrors().getFieldError("name"));
	}

	@Test
	public void aPatientIsFoundByIdentifierAndByTheBeginningsOfNames() {
		assertEquals(Arrays.asList(2), ids(Context.getPatientService().getPatients("101-6")));
		assertEquals(Arrays.asList(7), ids(Context.getPatientService().getPatients("che col")));
		assertEquals(Arrays.asList(2, 6, 7, 8), ids(Context.getPatientService().getPatients("test")));
		assertEquals(Arrays.asList(6, 7), ids(Context.getPatientService().getPatients("test", 1, 2)));
		assertEquals(Integer.valueOf(4), Context.getPatientService().getCountOfPatients("test"));
		assertTrue(Context.getPatientService().getPatients("").isEmpty());
	}

	@Test
	public void aNewPatientIsSavedWithNameAndIdentifier() {
		Patient patient = new Patient();
		patient.setGender("F");
		patient.addName(new PersonName("Ada", null, "Lovelace"));
		patient.addIdentifier(new PatientIdentifier("777", Context.getPatientService().getPatientIdentifierType(2),
		        Context.getLocationService().getLocation(1)));
		Context.getPatientService().savePatient(patient);
		flushAndClear();

		Patient stored = Context.getPatientService().getPatientByUuid(patient.getUuid());
		assertNotEquals(patient, Context.getPatientService().getPatient(7));
		assertEquals("Ada Lovelace", stored.getPersonName().getFullName());
		assertTrue(stored.getPatientIdentifier().getPreferred());
		assertEquals(Context.getAuthenticatedUser(), stored.getCreator());
		assertEquals(Context.getAuthenticatedUser(), stored.getPersonCreator());
		assertTrue(stored.getIsPatient());
	}

	@Test
	public void aPersonBecomesAPatient() {
		Person person = Context.getPersonService().getPerson(9);
		assertFalse(person.getIsPatient());
		Patient patient = new Patient(person);
		patient.addIdentifier(new PatientIdentifier("778", Context.getPatientService().getPatientIdentifierType(2),
		        Context.getLocationService().getLocation(1)));
		Context.getPatientService().savePatient(patient);
		flushAndClear();

		assertEquals("778", Context.getPatientService().getPatient(9).getPatientIdentifier().getIdentifier());
	}

	@Test
	public void voidingAPatientVoidsNamesAndIdentifiersAndNeedsAReason() {
		Patient patient = Context.getPatientService().getPatient(7);
		assertThrows(IllegalArgumentException.class, () -> Context.getPatientService().voidPatient(patient, " "));
		Context.getPatientService().voidPatient(patient, "twice");
		flushAndClear();

		Patient stored = Context.getPatientService().getPatient(7);
		assertTrue(stored.getVoided());
		assertTrue(stored.getPersonVoided());
		assertEquals("twice", stored.getVoidReason());
		assertTrue(stored.getIdentifiers().iterator().next().getVoided());
		assertTrue(stored.getNames().iterator().next().getVoided());
		assertTrue(Context.getPatientService().getPatients("chebaskwony").isEmpty());
	}

	@Test
	public void globalPropertiesAreReadSetAndListed() {
		AdministrationService administration = Context.getAdministrationService();
		assertNull(administration.getGlobalProperty("sample.name"));
		assertEquals("none", administration.getGlobalProperty("sample.name", "none"));
		administration.setGlobalProperty("sample.name", "one");
		administration.saveGlobalProperty(new GlobalProperty("sample.name", "two", "described"));
		flushAndClear();

		assertEquals("two", administration.getGlobalProperty("sample.name"));
		assertEquals(1, administration.getGlobalPropertiesByPrefix("sample.").size());
		administration.purgeGlobalProperty(administration.getGlobalPropertyObject("sample.name"));
		flushAndClear();
		assertNull(administration.getGlobalPropertyObject("sample.name"));
	}

	@Test
	public void readingAGlobalPropertyNeedsThePrivilege() {
		Context.logout();
		assertThrows(APIAuthenticationException.class,
		    () -> Context.getAdministrationService().getGlobalProperty("locale.allowed.list"));
		Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES);
		assertEquals("en_GB", Context.getAdministrationService().getGlobalProperty("locale.allowed.list"));
	}

	@Test
	public void aGlobalPropertysOwnPrivilegesAreAskedForAndALentOneIsNotEnough() {
		Privilege secret = Context.getUserService().savePrivilege(new Privilege("See Secrets", "Sees secrets"));
		GlobalProperty property = new GlobalProperty("sample.secret", "value");
		property.setViewPrivilege(secret);
		property.setEditPrivilege(secret);
		property.setDeletePrivilege(secret);
		Context.getAdministrationService().saveGlobalProperty(property);
		flushAndClear();
		assertEquals("value", Context.getAdministrationService().getGlobalProperty("sample.secret"));

		Context.logout();
		Context.addProxyPrivilege(PrivilegeConstants.GET_GLOBAL_PROPERTIES, PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES,
		    PrivilegeConstants.PURGE_GLOBAL_PROPERTIES, PrivilegeConstants.GET_ROLES, "See Secrets");
		AdministrationService administration = Context.getAdministrationService();
		APIException refusal = assertThrows(APIException.class, () -> administration.getGlobalProperty("sample.secret"));
		assertEquals("Privilege: See Secrets, required to view globalProperty: sample.secret", refusal.getMessage());
		assertThrows(APIException.class, () -> administration.saveGlobalProperty(property));
		assertThrows(APIException.class, () -> administration.purgeGlobalProperty(property));
		assertTrue(administration.getGlobalPropertiesByPrefix("sample.secret").isEmpty());
	}

	@Test
	public void listenersHearOfTheGlobalPropertiesTheySupport() {
		List<String> heard = new ArrayList<>();
		GlobalPropertyListener listener = new GlobalPropertyListener() {

			@Override
			public boolean supportsPropertyName(String propertyName) {
				return propertyName.startsWith("sample.");
			}

			@Override
			public void globalPropertyChanged(GlobalProperty newValue) {
				heard.add(newValue.getProperty() + "=" + newValue.getPropertyValue());
			}

			@Override
			public void globalPropertyDeleted(String propertyName) {
				heard.add(propertyName + " gone");
			}
		};
		AdministrationService administration = Context.getAdministrationService();
		administration.addGlobalPropertyListener(listener);
		administration.setGlobalProperty("sample.a", "1");
		administration.setGlobalProperty("other.a", "1");
		administration.purgeGlobalProperty(administration.getGlobalPropertyObject("sample.a"));
		administration.removeGlobalPropertyListener(listener);
		administration.setGlobalProperty("sample.b", "2");

		assertEquals(Arrays.asList("sample.a=1", "sample.a gone"), heard);
	}

	@Test
	public void secretsAreEncryptedWithTheRuntimePropertiesKey() {
		String encrypted = Security.encrypt("s\u00e9cret");
		assertNotEquals("s\u00e9cret", encrypted);
		assertEquals("s\u00e9cret", Security.decrypt(encrypted));
	}

	private static PersonAttributeType phoneType() {
		PersonAttributeType phone = new PersonAttributeType();
		phone.setName("Phone");
		phone.setFormat("java.lang.String");
		phone.setDescription("A phone");
		return Context.getPersonService().savePersonAttributeType(phone);
	}

	private static List<Integer> ids(List<Patient> patients) {
		return patients.stream().map(Patient::getPatientId).collect(Collectors.toList());
	}

	private static void flushAndClear() {
		Context.flushSession();
		Context.clearSession();
	}

	@Test
	public void aCohortHoldsItsMembersFromOneDayToAnother() {
		Cohort cohort = Context.getCohortService().saveCohort(new Cohort("Clinic", "Who comes", new Integer[] { 2, 7 }));
		cohort.getMemberships().forEach(member -> member.setEndDate(member.getPatientId() == 7 ? member.getStartDate() : null));
		Context.flushSession();
		Context.clearSession();
		Cohort kept = Context.getCohortService().getCohortByUuid(cohort.getUuid());
		assertEquals(2, kept.getSize());
		assertEquals(Arrays.asList(2), kept.getActiveMemberships(new Date(System.currentTimeMillis() + 60_000)).stream()
		        .map(CohortMembership::getPatientId).collect(Collectors.toList()));
		assertEquals(kept, Context.getCohortService().getCohorts("LIN").get(0));
		Context.getCohortService().voidCohort(kept, "over");
		assertTrue(kept.getVoided());
		assertEquals(1, Context.getCohortService().getAllCohorts(true).size());
		assertTrue(Context.getCohortService().getAllCohorts(false).isEmpty());
	}
}
