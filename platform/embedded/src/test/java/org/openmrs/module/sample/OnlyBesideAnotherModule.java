/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.sample;

import org.openmrs.annotation.OpenmrsProfile;

/** A bean only where a module runs that is not there. */
@OpenmrsProfile(modules = { "uiframework:*" })
public class OnlyBesideAnotherModule {
}
