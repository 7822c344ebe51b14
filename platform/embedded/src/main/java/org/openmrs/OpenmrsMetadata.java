/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** What data refers to: named, described, audited and retireable. */
public interface OpenmrsMetadata extends Auditable, Retireable {

	String getName();

	void setName(String name);

	String getDescription();

	void setDescription(String description);

	@Override
	@Deprecated
	User getChangedBy();

	@Override
	@Deprecated
	void setChangedBy(User changedBy);

	@Override
	@Deprecated
	Date getDateChanged();

	@Override
	@Deprecated
	void setDateChanged(Date dateChanged);
}
