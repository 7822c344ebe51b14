/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.web.test;

import org.openmrs.test.BaseModuleContextSensitiveTest;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.web.WebAppConfiguration;

/** A test of a module's controllers, with the beans that the dispatcher servlet has. */
@WebAppConfiguration
@ContextConfiguration(locations = { "classpath*:openmrs-servlet.xml",
        "classpath*:webModuleApplicationContext.xml" }, inheritLocations = true)
@Deprecated
public abstract class BaseModuleWebContextSensitiveTest extends BaseModuleContextSensitiveTest {
}
