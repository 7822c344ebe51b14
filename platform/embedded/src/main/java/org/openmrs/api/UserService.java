/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.Person;
import org.openmrs.Privilege;
import org.openmrs.Role;
import org.openmrs.User;
import org.openmrs.annotation.Authorized;
import org.openmrs.annotation.Logging;
import org.openmrs.util.PrivilegeConstants;

/** Users, roles and privileges. */
public interface UserService extends OpenmrsService {

	@Authorized({ PrivilegeConstants.ADD_USERS })
	@Logging(ignoredArgumentIndexes = { 1 })
	User createUser(User user, String password);

	/** Saves changes to a user; a new one is an {@link APIException}. */
	@Authorized({ PrivilegeConstants.EDIT_USERS })
	User saveUser(User user);

	@Authorized({ PrivilegeConstants.GET_USERS })
	User getUser(Integer userId);

	@Authorized({ PrivilegeConstants.GET_USERS })
	User getUserByUuid(String uuid);

	/** The user with that name or system id who is not retired. */
	@Authorized({ PrivilegeConstants.GET_USERS })
	User getUserByUsername(String username);

	/** All but the daemon user, retired ones too. */
	@Authorized({ PrivilegeConstants.GET_USERS })
	List<User> getAllUsers();

	@Authorized({ PrivilegeConstants.GET_USERS })
	List<User> getUsersByRole(Role role);

	@Authorized({ PrivilegeConstants.GET_USERS })
	List<User> getUsersByPerson(Person person, boolean includeRetired);

	@Authorized({ PrivilegeConstants.GET_USERS })
	boolean hasDuplicateUsername(User user);

	@Authorized({ PrivilegeConstants.EDIT_USERS })
	User retireUser(User user, String reason);

	@Authorized({ PrivilegeConstants.EDIT_USERS })
	User unretireUser(User user);

	@Authorized({ PrivilegeConstants.EDIT_USER_PASSWORDS })
	@Logging(ignoredArgumentIndexes = { 1 })
	void changePassword(User user, String newPassword);

	/** Sets a property of the user's own, or of another's with the privilege to edit users. */
	@Authorized
	User setUserProperty(User user, String key, String value);

	@Authorized
	User saveUserProperty(String key, String value);

	@Authorized
	String generateSystemId();

	@Authorized(PrivilegeConstants.GET_PRIVILEGES)
	Privilege getPrivilege(String name);

	@Authorized(PrivilegeConstants.GET_PRIVILEGES)
	Privilege getPrivilegeByUuid(String uuid);

	@Authorized(PrivilegeConstants.MANAGE_PRIVILEGES)
	List<Privilege> getAllPrivileges();

	@Authorized({ PrivilegeConstants.MANAGE_PRIVILEGES })
	Privilege savePrivilege(Privilege privilege);

	@Authorized({ PrivilegeConstants.PURGE_PRIVILEGES })
	void purgePrivilege(Privilege privilege);

	@Authorized(PrivilegeConstants.GET_ROLES)
	Role getRole(String name);

	@Authorized(PrivilegeConstants.GET_ROLES)
	Role getRoleByUuid(String uuid);

	@Authorized(PrivilegeConstants.MANAGE_ROLES)
	List<Role> getAllRoles();

	/** Saves a role, whose privileges the caller must have. */
	@Authorized({ PrivilegeConstants.MANAGE_ROLES })
	Role saveRole(Role role);

	@Authorized({ PrivilegeConstants.PURGE_ROLES })
	void purgeRole(Role role);
}
