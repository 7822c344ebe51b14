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

    /** Neither OpenMRS nor its stand-in hands tokens to anyone but modules that it starts, and each keeps the method to itself. */
    public static DaemonToken issue() throws ReflectiveOperationException {
        for (Method method : ModuleFactory.class.getDeclaredMethods()) {
            if (method.getName().equals("getDaemonToken")) {
                method.setAccessible(true);
                return (DaemonToken) method.invoke(null, new Module("Patient Conversations", MODULE_ID, "org.openmrs.module.patientconversations", "", "", "1.0.0", "1.6"));
            }
        }
        return (DaemonToken) Class.forName("org.openmrs.module.DaemonTokens").getMethod("issue", String.class).invoke(null, MODULE_ID);
    }
}
