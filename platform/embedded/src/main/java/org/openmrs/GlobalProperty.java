/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.Date;

/** A setting of the installation, with the privileges that are needed to see, change and delete it, if any. */
public class GlobalProperty extends BaseOpenmrsObject {

	private static final long serialVersionUID = 1L;

	private String property = "";

	private String propertyValue = "";

	private String description = "";

	private String datatypeClassname;

	private String datatypeConfig;

	private String preferredHandlerClassname;

	private String handlerConfig;

	private User changedBy;

	private Date dateChanged;

	private Privilege viewPrivilege;

	private Privilege editPrivilege;

	private Privilege deletePrivilege;

	public GlobalProperty() {
	}

	public GlobalProperty(String property) {
		this.property = property;
	}

	public GlobalProperty(String property, String value) {
		this(property);
		this.propertyValue = value;
	}

	public GlobalProperty(String property, String value, String description) {
		this(property, value);
		this.description = description;
	}

	public String getProperty() {
		return property;
	}

	public void setProperty(String property) {
		this.property = property;
	}

	public String getPropertyValue() {
		return propertyValue;
	}

	public void setPropertyValue(String propertyValue) {
		this.propertyValue = propertyValue;
	}

	public String getDescription() {
		return description;
	}

	public void setDescription(String description) {
		this.description = description;
	}

	public String getDatatypeClassname() {
		return datatypeClassname;
	}

	public void setDatatypeClassname(String datatypeClassname) {
		this.datatypeClassname = datatypeClassname;
	}

	public String getDatatypeConfig() {
		return datatypeConfig;
	}

	public void setDatatypeConfig(String datatypeConfig) {
		this.datatypeConfig = datatypeConfig;
	}

	public String getPreferredHandlerClassname() {
		return preferredHandlerClassname;
	}

	public void setPreferredHandlerClassname(String preferredHandlerClassname) {
		this.preferredHandlerClassname = preferredHandlerClassname;
	}

	public String getHandlerConfig() {
		return handlerConfig;
	}

	public void setHandlerConfig(String handlerConfig) {
		this.handlerConfig = handlerConfig;
	}

	public User getChangedBy() {
		return changedBy;
	}

	public void setChangedBy(User changedBy) {
		this.changedBy = changedBy;
	}

	public Date getDateChanged() {
		return dateChanged;
	}

	public void setDateChanged(Date dateChanged) {
		this.dateChanged = dateChanged;
	}

	public Privilege getViewPrivilege() {
		return viewPrivilege;
	}

	public void setViewPrivilege(Privilege viewPrivilege) {
		this.viewPrivilege = viewPrivilege;
	}

	public Privilege getEditPrivilege() {
		return editPrivilege;
	}

	public void setEditPrivilege(Privilege editPrivilege) {
		this.editPrivilege = editPrivilege;
	}

	public Privilege getDeletePrivilege() {
		return deletePrivilege;
	}

	public void setDeletePrivilege(Privilege deletePrivilege) {
		this.deletePrivilege = deletePrivilege;
	}

	@Override
	public Integer getId() {
		throw new UnsupportedOperationException();
	}

	@Override
	public void setId(Integer id) {
		throw new UnsupportedOperationException();
	}

	@Override
	public String toString() {
		return "property: " + getProperty() + " value: " + getPropertyValue();
	}
}
