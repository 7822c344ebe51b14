/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import org.openmrs.module.ModuleFactory;

/** The modules that our module requires or knows, which the stand-in plays itself, in the order of their start. */
final class BuiltInModules {

	private static final List<String> IDS = List.of("legacyui", "webservices.rest", "fhir2");

	private BuiltInModules() {
	}

	static void start() {
		for (String id : IDS) {
			try (InputStream config = BuiltInModules.class.getResourceAsStream("/embedded-modules/" + id + ".xml")) {
				ModuleFactory.startBuiltInModule(config);
			}
			catch (IOException e) {
				throw new UncheckedIOException(e);
			}
		}
	}
}
