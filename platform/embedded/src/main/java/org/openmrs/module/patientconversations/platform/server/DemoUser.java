/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;

/** An entry of metadata/demo/users.json: a user, and the role that is theirs alone. */
record DemoUser(String username, String password, String given, String family, String sex, String role, String description,
        List<String> privileges) {

	static List<DemoUser> all() {
		try (InputStream in = DemoUser.class.getResourceAsStream("/demo/users.json")) {
			return new ObjectMapper().readValue(in, new TypeReference<List<DemoUser>>() {});
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}
}
