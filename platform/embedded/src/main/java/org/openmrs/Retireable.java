/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** Metadata that is never deleted but taken out of use, with who, when and why. */
public interface Retireable extends OpenmrsObject {

	@Deprecated
	Boolean isRetired();

	Boolean getRetired();

	void setRetired(Boolean retired);

	User getRetiredBy();

	void setRetiredBy(User retiredBy);

	Date getDateRetired();

	void setDateRetired(Date dateRetired);

	String getRetireReason();

	void setRetireReason(String retireReason);
}
