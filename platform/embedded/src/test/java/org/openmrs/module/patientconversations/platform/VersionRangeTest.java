/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

public class VersionRangeTest {

	@Test
	public void aPlainVersionMeansThatOrNewer() {
		assertTrue(VersionRange.of("2.8.0").contains("2.8.0"));
		assertTrue(VersionRange.of("2.8.0").contains("3.0"));
		assertTrue(VersionRange.of("2.8.0").contains("2.8.9-SNAPSHOT"));
		assertFalse(VersionRange.of("2.8.0").contains("2.7.12"));
	}

	@Test
	public void aSpanHasTwoEndsWhichMayHaveStars() {
		assertTrue(VersionRange.of("2.8.0 - 2.*").contains("2.8.9"));
		assertTrue(VersionRange.of("2.8.0 - 2.*").contains("2.99"));
		assertFalse(VersionRange.of("2.8.0 - 2.*").contains("3.0.0"));
		assertTrue(VersionRange.of("1.12.* - 2.8.9").contains("2.8.9"));
		assertFalse(VersionRange.of("1.12.* - 2.8.9").contains("2.8.10"));
	}

	@Test
	public void aStarStandsForAnyNumber() {
		assertTrue(VersionRange.of("*").contains("2.8.9"));
		assertTrue(VersionRange.of("2.8.*").contains("2.8.9"));
		assertFalse(VersionRange.of("2.8.*").contains("2.9.0"));
		assertTrue(VersionRange.of("1.*, 2.8.*").contains("2.8.9"));
	}
}
