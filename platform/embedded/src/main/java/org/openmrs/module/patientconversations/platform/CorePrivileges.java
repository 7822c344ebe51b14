/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform;

import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;

import org.openmrs.Privilege;
import org.openmrs.util.PrivilegeConstants;

/** The privileges that OpenMRS itself brings. */
final class CorePrivileges {

	private CorePrivileges() {
	}

	static List<Privilege> all() {
		List<Privilege> privileges = new ArrayList<>();
		for (Field field : PrivilegeConstants.class.getFields()) {
			try {
				String name = (String) field.get(null);
				privileges.add(new Privilege(name, "Able to " + name.toLowerCase()));
			}
			catch (IllegalAccessException e) {
				throw new IllegalStateException(e);
			}
		}
		return privileges;
	}
}
