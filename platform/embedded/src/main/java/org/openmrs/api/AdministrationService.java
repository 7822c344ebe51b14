/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.GlobalProperty;
import org.openmrs.annotation.Authorized;
import org.openmrs.util.PrivilegeConstants;
import org.springframework.validation.Errors;

/** Global properties, and the validation of what is saved. */
public interface AdministrationService extends OpenmrsService {

	/** The value, or null. One that has a view privilege is an {@link APIException} for those without it. */
	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	String getGlobalProperty(String propertyName);

	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	String getGlobalProperty(String propertyName, String defaultValue);

	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	GlobalProperty getGlobalPropertyObject(String propertyName);

	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	GlobalProperty getGlobalPropertyByUuid(String uuid);

	/** Those that the user may see. */
	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	List<GlobalProperty> getGlobalPropertiesByPrefix(String prefix);

	/** Those that the user may see. */
	@Authorized(PrivilegeConstants.GET_GLOBAL_PROPERTIES)
	List<GlobalProperty> getAllGlobalProperties();

	@Authorized(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES)
	List<GlobalProperty> saveGlobalProperties(List<GlobalProperty> properties);

	@Authorized(PrivilegeConstants.PURGE_GLOBAL_PROPERTIES)
	void purgeGlobalProperty(GlobalProperty globalProperty);

	/** Sets a value, of a new property too. */
	@Authorized(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES)
	void setGlobalProperty(String propertyName, String propertyValue);

	/**
	 * Sets a value.
	 *
	 * @throws IllegalStateException if there is no such property
	 */
	@Authorized(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES)
	void updateGlobalProperty(String propertyName, String propertyValue);

	@Authorized(PrivilegeConstants.MANAGE_GLOBAL_PROPERTIES)
	GlobalProperty saveGlobalProperty(GlobalProperty globalProperty);

	void addGlobalPropertyListener(GlobalPropertyListener listener);

	void removeGlobalPropertyListener(GlobalPropertyListener listener);

	/** Asks every validator of the object's type, and whether its texts fit their columns. */
	void validate(Object object, Errors errors);
}
