/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** Data that is never deleted but marked as void, with who, when and why. */
public interface Voidable extends OpenmrsObject {

	@Deprecated
	Boolean isVoided();

	Boolean getVoided();

	void setVoided(Boolean voided);

	User getVoidedBy();

	void setVoidedBy(User voidedBy);

	Date getDateVoided();

	void setDateVoided(Date dateVoided);

	String getVoidReason();

	void setVoidReason(String voidReason);
}
