/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** What is recorded about patients: audited and voidable. */
public interface OpenmrsData extends Auditable, Voidable {

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
