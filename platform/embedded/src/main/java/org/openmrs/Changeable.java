/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** Knows who changed it last and when. */
public interface Changeable extends OpenmrsObject {

	User getChangedBy();

	void setChangedBy(User changedBy);

	Date getDateChanged();

	void setDateChanged(Date dateChanged);
}
