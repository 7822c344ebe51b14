/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

import org.openmrs.util.RoleConstants;

/** A set of privileges that users are given; it has those of its parent roles as well. Its name is its key. */
public class Role extends BaseChangeableOpenmrsMetadata {

	private static final long serialVersionUID = 1L;

	private String role;

	private Set<Privilege> privileges;

	private Set<Role> inheritedRoles;

	private Set<Role> childRoles;

	public Role() {
	}

	public Role(String role) {
		this.role = role;
	}

	public Role(String role, String description) {
		this.role = role;
		setDescription(description);
	}

	public String getRole() {
		return role;
	}

	public void setRole(String role) {
		this.role = role;
	}

	@Override
	public String getName() {
		return getRole();
	}

	public Set<Privilege> getPrivileges() {
		return privileges;
	}

	public void setPrivileges(Set<Privilege> privileges) {
		this.privileges = privileges;
	}

	/** Adds a privilege unless one of that name is there. */
	public void addPrivilege(Privilege privilege) {
		if (privileges == null) {
			privileges = new HashSet<>();
		}
		if (privilege != null
		        && privileges.stream().noneMatch(p -> p.getPrivilege().equals(privilege.getPrivilege()))) {
			privileges.add(privilege);
		}
	}

	public void removePrivilege(Privilege privilege) {
		if (privileges != null) {
			privileges.remove(privilege);
		}
	}

	/** Whether this role itself (not its parents) grants the privilege, by a name compared without case; the super-user's grants all. */
	public boolean hasPrivilege(String privilegeName) {
		return RoleConstants.SUPERUSER.equals(role)
		        || privileges != null && privileges.stream().anyMatch(p -> p.getPrivilege().equalsIgnoreCase(privilegeName));
	}

	public Set<Role> getInheritedRoles() {
		if (inheritedRoles == null) {
			inheritedRoles = new HashSet<>();
		}
		return inheritedRoles;
	}

	public void setInheritedRoles(Set<Role> inheritedRoles) {
		this.inheritedRoles = inheritedRoles;
	}

	public boolean inheritsRoles() {
		return !getInheritedRoles().isEmpty();
	}

	public Set<Role> getChildRoles() {
		if (childRoles == null) {
			childRoles = new HashSet<>();
		}
		return childRoles;
	}

	public void setChildRoles(Set<Role> childRoles) {
		this.childRoles = childRoles;
	}

	/** All roles above this one, however the data loops. */
	public Set<Role> getAllParentRoles() {
		Set<Role> found = new HashSet<>();
		Deque<Role> open = new ArrayDeque<>(getInheritedRoles());
		while (!open.isEmpty()) {
			Role next = open.pop();
			if (!next.equals(this) && found.add(next)) {
				open.addAll(next.getInheritedRoles());
			}
		}
		return found;
	}

	@Override
	public String toString() {
		return role;
	}

	@Override
	public Integer getId() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setId(Integer id) {
		throw new UnsupportedOperationException();
	}
}
