/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.util;

/** The names of OpenMRS' own privileges, as far as the platform has what they guard. */
public final class PrivilegeConstants {

	public static final String GET_USERS = "Get Users";

	public static final String GET_VISITS = "Get Visits";

	public static final String GET_RELATIONSHIPS = "Get Relationships";

	public static final String ADD_USERS = "Add Users";

	public static final String EDIT_USERS = "Edit Users";

	public static final String DELETE_USERS = "Delete Users";

	public static final String PURGE_USERS = "Purge Users";

	public static final String EDIT_USER_PASSWORDS = "Edit User Passwords";

	public static final String GET_PRIVILEGES = "Get Privileges";

	public static final String MANAGE_PRIVILEGES = "Manage Privileges";

	public static final String PURGE_PRIVILEGES = "Purge Privileges";

	public static final String GET_ROLES = "Get Roles";

	public static final String MANAGE_ROLES = "Manage Roles";

	public static final String PURGE_ROLES = "Purge Roles";

	public static final String ASSIGN_SYSTEM_DEVELOPER_ROLE = "Assign System Developer Role";

	public static final String GET_PERSONS = "Get People";

	public static final String ADD_PERSONS = "Add People";

	public static final String EDIT_PERSONS = "Edit People";

	public static final String DELETE_PERSONS = "Delete People";

	public static final String PURGE_PERSONS = "Purge People";

	public static final String GET_PERSON_ATTRIBUTE_TYPES = "Get Person Attribute Types";

	public static final String MANAGE_PERSON_ATTRIBUTE_TYPES = "Manage Person Attribute Types";

	public static final String PURGE_PERSON_ATTRIBUTE_TYPES = "Purge Person Attribute Types";

	public static final String GET_PATIENTS = "Get Patients";

	public static final String ADD_PATIENTS = "Add Patients";

	public static final String EDIT_PATIENTS = "Edit Patients";

	public static final String DELETE_PATIENTS = "Delete Patients";

	public static final String PURGE_PATIENTS = "Purge Patients";

	public static final String GET_PATIENT_IDENTIFIERS = "Get Patient Identifiers";

	public static final String GET_IDENTIFIER_TYPES = "Get Identifier Types";

	public static final String MANAGE_IDENTIFIER_TYPES = "Manage Identifier Types";

	public static final String GET_ENCOUNTERS = "Get Encounters";

	public static final String GET_PATIENT_COHORTS = "Get Patient Cohorts";

	public static final String ADD_COHORTS = "Add Cohorts";

	public static final String EDIT_COHORTS = "Edit Cohorts";

	public static final String DELETE_COHORTS = "Delete Cohorts";

	public static final String GET_LOCATIONS = "Get Locations";

	public static final String MANAGE_LOCATIONS = "Manage Locations";

	public static final String GET_GLOBAL_PROPERTIES = "Get Global Properties";

	public static final String MANAGE_GLOBAL_PROPERTIES = "Manage Global Properties";

	public static final String PURGE_GLOBAL_PROPERTIES = "Purge Global Properties";

	public static final String MANAGE_MODULES = "Manage Modules";

	public static final String VIEW_ADMIN_FUNCTIONS = "View Administration Functions";

	public static final String VIEW_NAVIGATION_MENU = "View Navigation Menu";

	public static final String SQL_LEVEL_ACCESS = "SQL Level Access";

	private PrivilegeConstants() {
	}
}
