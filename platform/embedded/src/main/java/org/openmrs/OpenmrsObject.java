/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

/** Anything OpenMRS stores: it has a number within its table and a uuid everywhere. */
public interface OpenmrsObject {

	Integer getId();

	void setId(Integer id);

	String getUuid();

	void setUuid(String uuid);
}
