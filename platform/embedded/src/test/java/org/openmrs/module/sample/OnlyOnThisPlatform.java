/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import org.openmrs.annotation.OpenmrsProfile;

/** A bean on the version that the platform stands in for. */
@OpenmrsProfile(openmrsPlatformVersion = "2.8.0 - 2.*")
public class OnlyOnThisPlatform {
}
