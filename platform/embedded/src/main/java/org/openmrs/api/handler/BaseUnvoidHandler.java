/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.Handler;

/** Makes an object valid again that was voided together with its parent. */
@Handler(supports = Voidable.class, order = 10)
public class BaseUnvoidHandler implements UnvoidHandler<Voidable> {

	@Override
	public void handle(Voidable voidable, User voidingUser, Date parentVoidedDate, String unused) {
		if (voidable.getVoided() && (parentVoidedDate == null || parentVoidedDate.equals(voidable.getDateVoided()))) {
			voidable.setVoided(false);
			voidable.setVoidedBy(null);
			voidable.setDateVoided(null);
			voidable.setVoidReason(null);
		}
	}
}
