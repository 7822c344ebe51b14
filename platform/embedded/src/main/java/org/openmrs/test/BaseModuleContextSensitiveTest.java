/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.test;

import org.springframework.test.context.ContextConfiguration;

/** A test of a module against the platform's services and those of every module on the class path. */
@ContextConfiguration(locations = { "classpath:applicationContext-service.xml", "classpath*:TestingApplicationContext.xml",
        "classpath*:moduleApplicationContext.xml" }, inheritLocations = false)
@Deprecated
public abstract class BaseModuleContextSensitiveTest extends BaseContextSensitiveTest {
}
