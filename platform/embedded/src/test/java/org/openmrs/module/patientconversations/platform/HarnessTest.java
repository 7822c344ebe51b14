/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertNull;
import static org.junit.Assert.assertTrue;

import org.junit.FixMethodOrder;
import org.junit.Test;
import org.junit.runners.MethodSorters;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.test.BaseModuleContextSensitiveTest;
import org.openmrs.test.SkipBaseSetup;

/** Tests leave nothing behind, whatever they did; these run in the order of their names. */
@FixMethodOrder(MethodSorters.NAME_ASCENDING)
public class HarnessTest extends BaseModuleContextSensitiveTest {

	@Test
	public void aFirstOneChangesData() {
		Context.getAdministrationService().setGlobalProperty("harness.left", "behind");
		Patient patient = Context.getPatientService().getPatient(6);
		patient.setGender("F");
		Context.getPatientService().savePatient(patient);
		Context.flushSession();
		executeDataSet("org/openmrs/module/sample/memos.xml");
		Context.addProxyPrivilege("Something");
	}

	@Test
	public void bASecondOneSeesNothingOfIt() throws Exception {
		assertNull(Context.getAdministrationService().getGlobalProperty("harness.left"));
		assertEquals("M", Context.getPatientService().getPatient(6).getGender());
		assertEquals(0, countMemos());
		assertFalse(Context.getUserContext().hasPrivilege("Something") && !Context.getAuthenticatedUser().isSuperUser());
	}

	@Test
	public void cADataSetFromTheClassPathIsInserted() throws Exception {
		executeDataSet("org/openmrs/module/sample/memos.xml");
		assertEquals(2, countMemos());
	}

	@Test
	@SkipBaseSetup
	public void dWithoutBaseSetupThereIsNoDataAndNobody() {
		assertFalse(Context.isAuthenticated());
		assertNull(sessionFactory().getCurrentSession().get(Patient.class, 7));
	}

	@Test
	public void eAfterThatTheStandardDataIsBack() {
		assertTrue(Context.isAuthenticated());
		assertEquals("Anet", Context.getPatientService().getPatient(8).getGivenName());
	}

	private org.hibernate.SessionFactory sessionFactory() {
		return applicationContext.getBean(org.hibernate.SessionFactory.class);
	}

	private int countMemos() {
		return sessionFactory().getCurrentSession().createQuery("from Memo").list().size();
	}
}
