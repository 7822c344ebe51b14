/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.Retireable;
import org.openmrs.User;
import org.openmrs.annotation.Handler;

/** Takes an object into use again that was retired together with its parent. */
@Handler(supports = Retireable.class)
public class BaseUnretireHandler implements UnretireHandler<Retireable> {

	@Override
	public void handle(Retireable retireable, User retiringUser, Date parentRetiredDate, String unused) {
		if (retireable.getRetired()
		        && (parentRetiredDate == null || parentRetiredDate.equals(retireable.getDateRetired()))) {
			retireable.setRetired(false);
			retireable.setRetiredBy(null);
			retireable.setDateRetired(null);
			retireable.setRetireReason(null);
		}
	}
}
