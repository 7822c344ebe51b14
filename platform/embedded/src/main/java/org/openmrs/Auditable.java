/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

/** Knows its creator and its last change. */
public interface Auditable extends Creatable, Changeable {
}
