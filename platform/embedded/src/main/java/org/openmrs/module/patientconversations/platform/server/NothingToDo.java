/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import org.openmrs.module.BaseModuleActivator;

/** The activator of a module that the stand-in plays itself and that has nothing to start. */
public final class NothingToDo extends BaseModuleActivator {
}
