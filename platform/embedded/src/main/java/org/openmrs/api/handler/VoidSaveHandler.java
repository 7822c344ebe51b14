/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.Handler;

/** Keeps the void columns in step with the void flag when an object is saved. */
@Handler(supports = Voidable.class)
public class VoidSaveHandler implements SaveHandler<Voidable> {

	@Override
	public void handle(Voidable voidable, User currentUser, Date currentDate, String other) {
		if (!voidable.getVoided()) {
			voidable.setVoidedBy(null);
			voidable.setDateVoided(null);
			voidable.setVoidReason(null);
			return;
		}
		if (voidable.getVoidedBy() == null) {
			voidable.setVoidedBy(currentUser);
		}
		if (voidable.getDateVoided() == null) {
			voidable.setDateVoided(currentDate);
		}
	}
}
