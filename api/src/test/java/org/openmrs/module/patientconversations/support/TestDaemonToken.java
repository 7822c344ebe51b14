/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import java.lang.reflect.Method;
import org.openmrs.module.DaemonToken;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;

/** A daemon token as a module is given one when it is started, which the test harness does not do. */
public final class TestDaemonToken {

    private static final String MODULE_ID = "patientconversations";

    private TestDaemonToken() {
    }

    /** OpenMRS keeps the method to itself, so it is called as OpenMRS would call it. */
    public static DaemonToken issue() throws ReflectiveOperationException {
        Module module = new Module("Patient Conversations", MODULE_ID, "org.openmrs.module.patientconversations", "", "", "1.0.0", "1.6");
        Method getDaemonToken = ModuleFactory.class.getDeclaredMethod("getDaemonToken", Module.class);
        getDaemonToken.setAccessible(true);
        return (DaemonToken) getDaemonToken.invoke(null, module);
    }
}
