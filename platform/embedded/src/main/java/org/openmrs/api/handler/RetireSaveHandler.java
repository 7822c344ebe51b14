/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Retireable;
import org.openmrs.User;
import org.openmrs.annotation.Handler;

/** Keeps the retire columns in step with the retired flag when an object is saved. */
@Handler(supports = Retireable.class)
public class RetireSaveHandler implements SaveHandler<Retireable> {

	@Override
	public void handle(Retireable retireable, User currentUser, Date currentDate, String other) {
		if (!retireable.getRetired()) {
			retireable.setRetiredBy(null);
			retireable.setDateRetired(null);
			retireable.setRetireReason(null);
			return;
		}
		if (retireable.getRetiredBy() == null) {
			retireable.setRetiredBy(currentUser);
		}
		if (retireable.getDateRetired() == null) {
			retireable.setDateRetired(currentDate);
		}
	}
}
