/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import org.openmrs.GlobalProperty;

/** Is told when a global property that it supports was saved or deleted. */
public interface GlobalPropertyListener {

	boolean supportsPropertyName(String propertyName);

	void globalPropertyChanged(GlobalProperty newValue);

	void globalPropertyDeleted(String propertyName);
}
