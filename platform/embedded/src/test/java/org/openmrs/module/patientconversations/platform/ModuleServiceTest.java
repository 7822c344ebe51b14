/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.Collections;
import java.util.Date;
import java.util.Locale;

import org.hibernate.SessionFactory;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.Patient;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.ServiceNotFoundException;
import org.openmrs.api.UserService;
import org.openmrs.api.ValidationException;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.UsernamePasswordCredentials;
import org.openmrs.module.sample.Memo;
import org.openmrs.module.sample.MemoService;
import org.openmrs.module.sample.OnlyBesideAnotherModule;
import org.openmrs.module.sample.OnlyOnThisPlatform;
import org.openmrs.test.BaseModuleContextSensitiveTest;
import org.openmrs.util.RoleConstants;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.orm.hibernate5.SessionFactoryUtils;
import org.springframework.test.context.transaction.TestTransaction;

/** What a module's service, wired as modules wire them, gets from the platform. */
public class ModuleServiceTest extends BaseModuleContextSensitiveTest {

	private MemoService memos;

	private Patient patient;

	@Autowired
	private SessionFactory sessionFactory;

	@Before
	public void findServiceAndPatient() {
		memos = Context.getService(MemoService.class);
		patient = Context.getPatientService().getPatient(7);
	}

	@Test
	public void savingFillsInWhoAndWhen() {
		Memo memo = memos.saveMemo(new Memo(patient, "call back"));
		flushAndClear();

		Memo stored = memos.getMemo(memo.getId());
		assertEquals(Context.getAuthenticatedUser(), stored.getCreator());
		assertNotNull(stored.getDateCreated());
		assertNull(stored.getChangedBy());
		assertFalse(stored.getVoided());
	}

	@Test
	public void changingFillsInWhoChangedAndKeepsWhoCreated() {
		Memo memo = memos.saveMemo(new Memo(patient, "call back"));
		flushAndClear();

		Memo stored = memos.getMemo(memo.getId());
		stored.setText("called");
		memos.saveMemo(stored);
		flushAndClear();

		stored = memos.getMemo(memo.getId());
		assertEquals("called", stored.getText());
		assertEquals(Context.getAuthenticatedUser(), stored.getChangedBy());
		assertNotNull(stored.getDateChanged());
		assertEquals(Context.getAuthenticatedUser(), stored.getCreator());
	}

	@Test
	public void voidingFillsInWhoWhenAndWhyForChildrenToo() {
		Memo memo = new Memo(patient, "call back");
		Memo reply = memo.reply("done");
		memos.saveMemo(memo);

		memos.voidMemo(memo, "a mistake");

		assertTrue(memo.getVoided());
		assertEquals("a mistake", memo.getVoidReason());
		assertEquals(Context.getAuthenticatedUser(), memo.getVoidedBy());
		assertNotNull(memo.getDateVoided());
		assertTrue(reply.getVoided());
		assertEquals("a mistake", reply.getVoidReason());
	}

	@Test
	public void textsAreTrimmedAndEmptyOnesBecomeNull() {
		assertEquals("call back", memos.saveMemo(new Memo(patient, "  call back ")).getText());
		assertThrows(ValidationException.class, () -> memos.saveMemo(new Memo(patient, "  ")));
	}

	@Test
	public void datesAreCutToTheSecond() {
		Memo memo = new Memo(patient, "call back");
		memo.setDue(new Date(1700000000123L));
		memos.saveMemo(memo);
		flushAndClear();

		assertEquals(1700000000000L, memos.getMemo(memo.getId()).getDue().getTime());
	}

	@Test
	public void validatorsRefuseWithTheFieldAndItsMessage() {
		ValidationException refusal = assertThrows(ValidationException.class, () -> memos.saveMemo(new Memo(patient, null)));

		assertEquals("sample.memo.empty", refusal.getErrors().getFieldError("text").getCode());
		assertTrue(refusal.getMessage(), refusal.getMessage().contains("text: A memo needs a text"));
	}

	@Test
	public void aTextLongerThanItsColumnIsRefused() {
		ValidationException refusal = assertThrows(ValidationException.class,
		    () -> memos.saveMemo(new Memo(patient, "longer than twenty characters")));

		assertEquals("error.exceededMaxLengthOfField", refusal.getErrors().getFieldError("text").getCode());
	}

	@Test
	public void aUserWithoutThePrivilegeIsRefused() {
		logInWith();
		APIAuthenticationException refusal = assertThrows(APIAuthenticationException.class,
		    () -> memos.saveMemo(new Memo(patient, "call back")));
		assertEquals("Privileges required: Write Memos", refusal.getMessage());
		assertEquals("hello", memos.hello());
		assertEquals("open", memos.open());
	}

	@Test
	public void oneOfThePrivilegesIsEnoughUnlessAllAreRequired() {
		logInWith(MemoService.WRITE);
		Memo memo = memos.saveMemo(new Memo(patient, "call back"));
		memos.getMemo(memo.getId());
		assertThrows(APIAuthenticationException.class, () -> memos.voidMemo(memo, "a mistake"));
		assertFalse(memo.getVoided());

		logInWith(MemoService.WRITE, "Read Memos");
		assertTrue(memos.voidMemo(memo, "a mistake").getVoided());
	}

	@Test
	public void aLentPrivilegeCountsWhileItIsLent() {
		logInWith();
		Context.addProxyPrivilege(MemoService.WRITE);
		memos.saveMemo(new Memo(patient, "call back"));
		Context.removeProxyPrivilege(MemoService.WRITE);
		assertThrows(APIAuthenticationException.class, () -> memos.saveMemo(new Memo(patient, "again")));
	}

	@Test
	public void nobodyMayDoWhatOnlyAsksForALogIn() {
		Context.logout();
		assertThrows(APIAuthenticationException.class, () -> memos.hello());
		assertThrows(APIAuthenticationException.class, () -> memos.getMemo(1));
		assertThrows(ContextAuthenticationException.class, () -> Context.requirePrivilege("Read Memos"));
		assertEquals("open", memos.open());
	}

	@Test
	public void whatAFailingServiceSavedIsRolledBack() {
		TestTransaction.end();
		Memo memo = new Memo(patient, "call back");
		assertThrows(IllegalStateException.class, () -> memos.saveMemoAndFail(memo));
		Context.clearSession();

		assertNotNull(memo.getId());
		assertNull(memos.getMemo(memo.getId()));
	}

	@Test
	public void messagesComeInTheUsersLanguage() {
		assertEquals("Hello Ann",
		    Context.getMessageSourceService().getMessage("sample.greeting", new Object[] { "Ann" }, Locale.ENGLISH));
		assertEquals("Bonjour Ann",
		    Context.getMessageSourceService().getMessage("sample.greeting", new Object[] { "Ann" }, Locale.FRENCH));
		assertEquals("not.there", Context.getMessageSourceService().getMessage("not.there"));
		assertEquals("other",
		    Context.getMessageSourceService().getMessage("not.there", new Object[0], "other", Locale.ENGLISH));
	}

	@Test
	public void beansWithAProfileAreThereOnlyWhereItHolds() {
		assertEquals(1, Context.getRegisteredComponents(OnlyOnThisPlatform.class).size());
		assertEquals(Collections.emptyList(), Context.getRegisteredComponents(OnlyBesideAnotherModule.class));
	}

	@Test
	public void theConnectionPoolIsReachedThroughTheSessionFactory() throws Exception {
		assertTrue(SessionFactoryUtils.getDataSource(sessionFactory).getConnection().isValid(1));
	}

	@Test
	public void aServiceThatIsNotThereIsSaidSo() {
		assertThrows(ServiceNotFoundException.class, () -> Context.getService(Runnable.class));
	}

	private void logInWith(String... privileges) {
		Context.logout();
		authenticate();
		UserService users = Context.getUserService();
		Role role = new Role("Writer" + privileges.length, "");
		for (String privilege : privileges) {
			Privilege stored = users.getPrivilege(privilege);
			role.addPrivilege(stored == null ? users.savePrivilege(new Privilege(privilege, privilege)) : stored);
		}
		users.saveRole(role);
		User user = new User(Context.getPersonService().getPerson(9));
		user.setUsername("writer" + privileges.length);
		user.addRole(role);
		users.createUser(user, "Writer123");
		flushAndClear();
		Context.logout();
		Context.authenticate(new UsernamePasswordCredentials("writer" + privileges.length, "Writer123"));
		assertFalse(Context.getAuthenticatedUser().hasRole(RoleConstants.SUPERUSER));
	}

	private static void flushAndClear() {
		Context.flushSession();
		Context.clearSession();
	}
}
