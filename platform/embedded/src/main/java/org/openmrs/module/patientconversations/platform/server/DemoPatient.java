/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A line of metadata/demo/patients.csv: nobody real. Empty columns are empty strings.
 *
 * @param consents sms or email to GRANTED or WITHDRAWN
 */
record DemoPatient(String identifier, String given, String family, String sex, String born, String died, String phone, String email,
        Map<String, String> consents) {

	private static final int COLUMNS = 9;

	static List<DemoPatient> all() {
		try (BufferedReader reader = new BufferedReader(
		        new InputStreamReader(DemoPatient.class.getResourceAsStream("/demo/patients.csv"), StandardCharsets.UTF_8))) {
			return reader.lines().skip(1).filter(line -> !line.isBlank()).map(DemoPatient::parse).collect(Collectors.toList());
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static DemoPatient parse(String line) {
		String[] columns = line.split(",", COLUMNS);
		Map<String, String> consents = new LinkedHashMap<>();
		for (String consent : columns[8].trim().split(" ")) {
			if (!consent.isEmpty()) {
				consents.put(consent.substring(0, consent.indexOf(':')), consent.substring(consent.indexOf(':') + 1));
			}
		}
		return new DemoPatient(columns[0], columns[1], columns[2], columns[3], columns[4], columns[5], columns[6], columns[7], consents);
	}

	/** @return the address that a consent is about */
	String address(String system) {
		return "email".equals(system) ? email : phone;
	}
}
