/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** Knows who created it and when. */
public interface Creatable extends OpenmrsObject {

	User getCreator();

	void setCreator(User creator);

	Date getDateCreated();

	void setDateCreated(Date dateCreated);
}
