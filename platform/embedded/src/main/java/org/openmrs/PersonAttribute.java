/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.io.Serializable;
import java.util.Comparator;
import java.util.Date;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.api.context.Context;
import org.openmrs.util.OpenmrsClassLoader;
import org.openmrs.util.OpenmrsUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A value of a {@link PersonAttributeType} that a person has or had; kept as text and turned into its type's format on demand. */
public class PersonAttribute extends BaseChangeableOpenmrsData implements Serializable, Comparable<PersonAttribute> {

	private static final long serialVersionUID = 1L;

	private static final Logger log = LoggerFactory.getLogger(PersonAttribute.class);

	private Integer personAttributeId;

	private Person person;

	private PersonAttributeType attributeType;

	private String value;

	public PersonAttribute() {
	}

	public PersonAttribute(Integer personAttributeId) {
		this.personAttributeId = personAttributeId;
	}

	public PersonAttribute(PersonAttributeType type, String value) {
		this.attributeType = type;
		this.value = value;
	}

	public Integer getPersonAttributeId() {
		return personAttributeId;
	}

	public void setPersonAttributeId(Integer personAttributeId) {
		this.personAttributeId = personAttributeId;
	}

	public Person getPerson() {
		return person;
	}

	public void setPerson(Person person) {
		this.person = person;
	}

	public PersonAttributeType getAttributeType() {
		return attributeType;
	}

	public void setAttributeType(PersonAttributeType attributeType) {
		this.attributeType = attributeType;
	}

	public String getValue() {
		return value;
	}

	public void setValue(String value) {
		this.value = value;
	}

	/** The value as an object of the type's format where that is {@link Attributable} or built from a string, else the text. */
	public Object getHydratedObject() {
		if (getValue() == null) {
			return null;
		}
		try {
			Class<?> format = OpenmrsClassLoader.getInstance().loadClass(getAttributeType().getFormat());
			if (Attributable.class.isAssignableFrom(format)) {
				return ((Attributable<?>) format.getConstructor().newInstance()).hydrate(getValue());
			}
			if (format != String.class) {
				return format.getConstructor(String.class).newInstance(getValue());
			}
		}
		catch (ReflectiveOperationException | RuntimeException e) {
			if (StringUtils.isBlank(getValue())) {
				return null;
			}
			log.warn("Unable to hydrate a value of type {}", getAttributeType(), e);
		}
		return getValue();
	}

	public void voidAttribute(String reason) {
		setVoided(true);
		setVoidedBy(Context.getAuthenticatedUser());
		setVoidReason(reason);
		setDateVoided(new Date());
	}

	@Override
	public String toString() {
		Object hydrated = getHydratedObject();
		if (hydrated instanceof Attributable) {
			return ((Attributable<?>) hydrated).getDisplayString();
		}
		return hydrated == null ? value : hydrated.toString();
	}

	@Override
	public Integer getId() {
		return getPersonAttributeId();
	}

	@Override
	public void setId(Integer id) {
		setPersonAttributeId(id);
	}

	@Override
	public int compareTo(PersonAttribute other) {
		return new DefaultComparator().compare(this, other);
	}

	/** The order of attributes within a person: by type, those in use first, then by age and value. */
	public static class DefaultComparator implements Comparator<PersonAttribute>, Serializable {

		private static final long serialVersionUID = 1L;

		private static final Comparator<PersonAttribute> BY_TYPE_USE_AGE_AND_VALUE = Comparator
		        .comparing(PersonAttribute::getAttributeType, OpenmrsUtil::compareWithNullAsGreatest)
		        .thenComparing(PersonAttribute::getVoided)
		        .thenComparing(PersonAttribute::getDateCreated, OpenmrsUtil::compareWithNullAsLatest)
		        .thenComparing(PersonAttribute::getValue, OpenmrsUtil::compareWithNullAsGreatest)
		        .thenComparing(PersonAttribute::getPersonAttributeId, OpenmrsUtil::compareWithNullAsGreatest);

		@Override
		public int compare(PersonAttribute first, PersonAttribute second) {
			return BY_TYPE_USE_AGE_AND_VALUE.compare(first, second);
		}
	}
}
