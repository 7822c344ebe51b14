/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.Handler;

/** Marks an object as void, with who, when and why, unless it is already. */
@Handler(supports = Voidable.class)
public class BaseVoidHandler implements VoidHandler<Voidable> {

	@Override
	public void handle(Voidable voidable, User voidingUser, Date voidedDate, String voidReason) {
		if (voidable.getVoided() && voidable.getVoidedBy() != null) {
			return;
		}
		voidable.setVoided(true);
		voidable.setVoidReason(voidReason);
		if (voidable.getVoidedBy() == null) {
			voidable.setVoidedBy(voidingUser);
		}
		if (voidable.getDateVoided() == null) {
			voidable.setDateVoided(voidedDate);
		}
	}
}
