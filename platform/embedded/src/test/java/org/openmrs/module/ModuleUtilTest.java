/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module;

import static org.junit.Assert.assertEquals;
import static org.junit.Assert.assertFalse;
import static org.junit.Assert.assertTrue;

import org.junit.Test;

/** The rules by which OpenMRS compares versions. */
public class ModuleUtilTest {

	@Test
	public void aSingleVersionIsALowerBound() {
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", "2.8.0"));
		assertTrue(ModuleUtil.matchRequiredVersions("3.0.0", "2.8.0"));
		assertFalse(ModuleUtil.matchRequiredVersions("2.7.5", "2.8.0"));
	}

	@Test
	public void aRangeHasBothEnds() {
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", "2.8.0 - 2.*"));
		assertTrue(ModuleUtil.matchRequiredVersions("2.9.0", "2.8.0 - 2.*"));
		assertFalse(ModuleUtil.matchRequiredVersions("3.0.0", "2.8.0 - 2.*"));
		assertFalse(ModuleUtil.matchRequiredVersions("2.7.9", "2.8.0 - 2.*"));
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", "2.0 - 9.*"));
	}

	@Test
	public void aStarStandsForEveryNumber() {
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", "2.8.*"));
		assertFalse(ModuleUtil.matchRequiredVersions("2.9.0", "2.8.*"));
	}

	@Test
	public void alternativesAreSeparatedByCommas() {
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", "1.9.*, 2.8.*"));
		assertFalse(ModuleUtil.matchRequiredVersions("2.8.9", "1.9.*, 2.7.*"));
	}

	@Test
	public void nothingMatchesEverything() {
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", null));
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.9", ""));
	}

	@Test
	public void aSnapshotIsBeforeItsReleaseAndMeetsItsRequirement() {
		assertTrue(ModuleUtil.compareVersion("1.0.0-SNAPSHOT", "1.0.0") < 0);
		assertEquals(0, ModuleUtil.compareVersionIgnoringQualifier("1.0.0-SNAPSHOT", "1.0.0"));
		assertTrue(ModuleUtil.matchRequiredVersions("2.8.0-SNAPSHOT", "2.8.0"));
	}

	@Test
	public void numbersAreComparedAsNumbers() {
		assertTrue(ModuleUtil.compareVersion("1.10", "1.9") > 0);
		assertEquals(0, ModuleUtil.compareVersion("1.2", "1.2.0"));
	}
}
