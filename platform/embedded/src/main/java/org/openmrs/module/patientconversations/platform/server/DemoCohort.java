/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An entry of metadata/demo/cohorts.json: a group of demo patients. */
record DemoCohort(String name, String description, List<String> identifiers) {

	static List<DemoCohort> all() {
		try (InputStream in = DemoCohort.class.getResourceAsStream("/demo/cohorts.json")) {
			return new ObjectMapper().readValue(in, new TypeReference<List<DemoCohort>>() {});
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
