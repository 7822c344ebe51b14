/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.Date;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.Patient;
import org.openmrs.User;
import org.openmrs.Voidable;
import org.openmrs.annotation.Handler;

/** Refuses to void a patient without a reason. */
@Handler(supports = Patient.class, order = 1)
public class RequireVoidReasonVoidHandler implements VoidHandler<Voidable> {

	@Override
	public void handle(Voidable voidable, User voidingUser, Date voidedDate, String voidReason) {
		if (StringUtils.isBlank(voidReason)) {
			throw new IllegalArgumentException("The 'reason' argument is required");
		}
	}
}
