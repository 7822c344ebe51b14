/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.UUID;

import javax.persistence.Column;
import javax.persistence.MappedSuperclass;

import org.apache.commons.lang3.builder.ToStringBuilder;
import org.apache.commons.lang3.builder.ToStringStyle;
import org.hibernate.Hibernate;

/** An object with a uuid of its own; two are equal when their uuids are and one's class is the other's or extends it. */
@MappedSuperclass
public abstract class BaseOpenmrsObject implements Serializable, OpenmrsObject {

	private static final long serialVersionUID = 1L;

	@Column(name = "uuid", unique = true, nullable = false, length = 38, updatable = false)
	private String uuid = UUID.randomUUID().toString();

	@Override
	public String getUuid() {
		return uuid;
	}

	@Override
	public void setUuid(String uuid) {
		this.uuid = uuid;
	}

	@Override
	public int hashCode() {
		String own = getUuid();
		return own == null ? super.hashCode() : own.hashCode();
	}

	/** Goes through the getter and Hibernate's class look-up, since either side may be a lazy proxy. */
	@Override
	public boolean equals(Object obj) {
		if (this == obj) {
			return true;
		}
		if (!(obj instanceof BaseOpenmrsObject) || getUuid() == null) {
			return false;
		}
		Class<?> mine = Hibernate.getClass(this);
		Class<?> theirs = Hibernate.getClass(obj);
		boolean related = mine.isAssignableFrom(theirs) || theirs.isAssignableFrom(mine);
		return related && getUuid().equals(((BaseOpenmrsObject) obj).getUuid());
	}

	@Override
	public String toString() {
		return new ToStringBuilder(this, ToStringStyle.SHORT_PREFIX_STYLE)
		        .append("hashCode", Integer.toHexString(hashCode())).append("uuid", getUuid()).build();
	}
}
