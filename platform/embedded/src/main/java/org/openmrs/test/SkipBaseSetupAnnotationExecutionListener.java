/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.test;

import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Tells a test that is marked {@link SkipBaseSetup} so before its set-up. */
class SkipBaseSetupAnnotationExecutionListener extends AbstractTestExecutionListener {

	@Override
	public void beforeTestMethod(TestContext testContext) throws Exception {
		if (testContext.getTestMethod().isAnnotationPresent(SkipBaseSetup.class)
		        || testContext.getTestClass().isAnnotationPresent(SkipBaseSetup.class)) {
			((BaseContextSensitiveTest) testContext.getTestInstance()).skipBaseSetup();
		}
	}
}
