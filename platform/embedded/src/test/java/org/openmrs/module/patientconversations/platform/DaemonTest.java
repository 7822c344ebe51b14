/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNotNull;
import static org.junit.Assert.assertNotSame;
import static org.junit.Assert.assertThrows;
import static org.junit.Assert.assertTrue;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;

import org.hibernate.SessionFactory;
import org.junit.After;
import org.junit.Test;
import org.openmrs.GlobalProperty;
import org.openmrs.api.context.Context;
import org.openmrs.api.context.ContextAuthenticationException;
import org.openmrs.api.context.Daemon;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.DaemonTokens;
import org.openmrs.module.sample.MemoService;
import org.openmrs.test.BaseModuleContextSensitiveTest;
import org.springframework.beans.factory.annotation.Autowired;

/** Daemon threads: who may have them, and what they may do. */
public class DaemonTest extends BaseModuleContextSensitiveTest {

	@Autowired
	private SessionFactory sessionFactory;

	@After
	public void revoke() {
		DaemonTokens.revoke("sample");
	}

	@Test
	public void onlyTheTokenGivenLastIsValid() {
		DaemonToken older = DaemonTokens.issue("sample");
		DaemonToken newer = DaemonTokens.issue("sample");

		assertThrows(ContextAuthenticationException.class, () -> Daemon.runInDaemonThread(() -> 1, older));
		assertThrows(ContextAuthenticationException.class, () -> Daemon.runInDaemonThread(() -> 1, null));
		assertThrows(ContextAuthenticationException.class,
		    () -> Daemon.runInDaemonThreadWithoutResult(() -> { }, new DaemonToken("sample")));
		assertNotNull(Daemon.runInDaemonThread(() -> 1, newer));
	}

	@Test
	public void aDaemonTaskIsTheDaemonUserWithEveryPrivilegeInASessionOfItsOwn() throws Exception {
		Object testsSession = sessionFactory.getCurrentSession();
		DaemonToken token = DaemonTokens.issue("sample");
		Future<String> task = Daemon.runInDaemonThread(() -> {
			assertTrue(Daemon.isDaemonThread());
			assertTrue(Context.hasPrivilege("Whatever"));
			assertTrue(Context.isAuthenticated());
			assertEquals("hello", Context.getService(MemoService.class).hello());
			assertNotSame(testsSession, currentSession());
			return Context.getAuthenticatedUser().getUuid();
		}, token);
		assertEquals(Daemon.getDaemonUserUuid(), task.get());
		assertFalse(Daemon.isDaemonThread());
	}

	private Object currentSession() {
		return org.springframework.transaction.support.TransactionSynchronizationManager.getResource(sessionFactory);
	}

	@Test
	public void aDaemonTaskCommitsWhatItSaves() throws Exception {
		DaemonToken token = DaemonTokens.issue("sample");
		Daemon.runInDaemonThreadWithoutResult(() -> Context.getAdministrationService()
		        .saveGlobalProperty(new GlobalProperty("daemon.was.here", "yes")), token).get();
		try {
			assertEquals("yes", Context.getAdministrationService().getGlobalProperty("daemon.was.here"));
		}
		finally {
			Daemon.runInDaemonThreadWithoutResult(() -> Context.getAdministrationService().purgeGlobalProperty(
			    Context.getAdministrationService().getGlobalPropertyObject("daemon.was.here")), token).get();
		}
	}

	@Test
	public void whatADaemonTaskThrowsIsHandedOver() {
		DaemonToken token = DaemonTokens.issue("sample");
		ExecutionException failure = assertThrows(ExecutionException.class,
		    () -> Daemon.runInDaemonThreadWithoutResult(() -> {
			    throw new IllegalStateException("broken");
		    }, token).get());
		assertEquals("broken", failure.getCause().getMessage());
	}
}
