/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Retireable;
import org.openmrs.User;
import org.openmrs.annotation.Handler;

/** Marks an object as retired, with who, when and why, unless it is already. */
@Handler(supports = Retireable.class)
public class BaseRetireHandler implements RetireHandler<Retireable> {

	@Override
	public void handle(Retireable retireable, User retiringUser, Date retireDate, String retireReason) {
		if (retireable.getRetired() && retireable.getRetiredBy() != null) {
			return;
		}
		retireable.setRetired(true);
		retireable.setRetireReason(retireReason);
		if (retireable.getRetiredBy() == null) {
			retireable.setRetiredBy(retiringUser);
		}
		if (retireable.getDateRetired() == null) {
			retireable.setDateRetired(retireDate);
		}
	}
}
