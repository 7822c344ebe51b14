/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import java.util.ArrayList;
import java.util.Date;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.User;
import org.openmrs.annotation.Handler;
import org.openmrs.aop.RequiredDataAdvice;
import org.openmrs.api.context.Context;

/** Gives a user a system id, and prepares the person behind the user for being saved too. */
@Handler(supports = User.class)
public class UserSaveHandler implements SaveHandler<User> {

	@Override
	public void handle(User user, User creator, Date dateCreated, String other) {
		if (StringUtils.isEmpty(user.getSystemId())) {
			user.setSystemId(Context.getUserService().generateSystemId());
		}
		if (user.getPerson() != null) {
			RequiredDataAdvice.recursivelyHandle(SaveHandler.class, user.getPerson(), creator, dateCreated, other,
			    new ArrayList<>());
		}
	}
}
