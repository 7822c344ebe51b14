/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2;

/** Learns of what befalls the FHIR module. */
public interface ModuleLifecycleListener {

	default void refreshed() {
	}
}
