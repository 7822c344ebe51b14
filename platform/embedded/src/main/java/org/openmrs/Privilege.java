/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

/** A named right; its name is its key. */
public class Privilege extends BaseChangeableOpenmrsMetadata {

	private static final long serialVersionUID = 1L;

	private String privilege;

	public Privilege() {
	}

	public Privilege(String privilege) {
		this.privilege = privilege;
	}

	public Privilege(String privilege, String description) {
		this.privilege = privilege;
		setDescription(description);
	}

	public String getPrivilege() {
		return privilege;
	}

	public void setPrivilege(String privilege) {
		this.privilege = privilege;
	}

	@Override
	public String getName() {
		return getPrivilege();
	}

	@Override
	public String toString() {
		return privilege;
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
