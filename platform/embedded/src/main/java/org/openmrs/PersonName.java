/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import static org.apache.commons.lang3.StringUtils.defaultString;

import java.io.Serializable;
import java.util.Comparator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.util.OpenmrsUtil;

/** One of a person's names. Names sort by use: not void, then preferred, then by their parts. */
public class PersonName extends BaseChangeableOpenmrsData implements Serializable, Comparable<PersonName> {

	private static final long serialVersionUID = 1L;

	private Integer personNameId;

	private Person person;

	private Boolean preferred = false;

	private String prefix;

	private String givenName;

	private String middleName;

	private String familyNamePrefix;

	private String familyName;

	private String familyName2;

	private String familyNameSuffix;

	private String degree;

	public PersonName() {
	}

	public PersonName(Integer personNameId) {
		this.personNameId = personNameId;
	}

	public PersonName(String givenName, String middleName, String familyName) {
		this.givenName = givenName;
		this.middleName = middleName;
		this.familyName = familyName;
	}

	public boolean equalsContent(PersonName other) {
		return content().equals(other.content());
	}

	private java.util.List<String> content() {
		return Stream.of(getPrefix(), getGivenName(), getMiddleName(), getFamilyNamePrefix(), getDegree(), getFamilyName(),
		    getFamilyName2(), getFamilyNameSuffix()).map(part -> defaultString(part)).collect(Collectors.toList());
	}

	public Integer getPersonNameId() {
		return personNameId;
	}

	public void setPersonNameId(Integer personNameId) {
		this.personNameId = personNameId;
	}

	public Person getPerson() {
		return person;
	}

	public void setPerson(Person person) {
		this.person = person;
	}

	public Boolean getPreferred() {
		return preferred == null ? Boolean.FALSE : preferred;
	}

	public void setPreferred(Boolean preferred) {
		this.preferred = preferred;
	}

	public String getPrefix() {
		return prefix;
	}

	public void setPrefix(String prefix) {
		this.prefix = prefix;
	}

	public String getGivenName() {
		return givenName;
	}

	public void setGivenName(String givenName) {
		this.givenName = givenName;
	}

	public String getMiddleName() {
		return middleName;
	}

	public void setMiddleName(String middleName) {
		this.middleName = middleName;
	}

	public String getFamilyNamePrefix() {
		return familyNamePrefix;
	}

	public void setFamilyNamePrefix(String familyNamePrefix) {
		this.familyNamePrefix = familyNamePrefix;
	}

	public String getFamilyName() {
		return familyName;
	}

	public void setFamilyName(String familyName) {
		this.familyName = familyName;
	}

	public String getFamilyName2() {
		return familyName2;
	}

	public void setFamilyName2(String familyName2) {
		this.familyName2 = familyName2;
	}

	public String getFamilyNameSuffix() {
		return familyNameSuffix;
	}

	public void setFamilyNameSuffix(String familyNameSuffix) {
		this.familyNameSuffix = familyNameSuffix;
	}

	public String getDegree() {
		return degree;
	}

	public void setDegree(String degree) {
		this.degree = degree;
	}

	/** The name in OpenMRS' default short format: prefix, given, middle and family name. */
	public String getFullName() {
		return Stream.of(getPrefix(), getGivenName(), getMiddleName(), getFamilyName()).filter(StringUtils::isNotBlank)
		        .collect(Collectors.joining(" ")).trim();
	}

	@Override
	public String toString() {
		return getFullName();
	}

	@Override
	public Integer getId() {
		return getPersonNameId();
	}

	@Override
	public void setId(Integer id) {
		setPersonNameId(id);
	}

	@Override
	public int compareTo(PersonName other) {
		return new DefaultComparator().compare(this, other);
	}

	/** The order of names within a person. */
	public static class DefaultComparator implements Comparator<PersonName>, Serializable {

		private static final long serialVersionUID = 1L;

		private static final Comparator<String> PART = OpenmrsUtil::compareWithNullAsGreatest;

		private static final Comparator<PersonName> BY_USE_AND_PARTS = Comparator.comparing(PersonName::getVoided)
		        .thenComparing(PersonName::getPreferred, Comparator.reverseOrder())
		        .thenComparing(PersonName::getFamilyName, PART).thenComparing(PersonName::getFamilyName2, PART)
		        .thenComparing(PersonName::getGivenName, PART).thenComparing(PersonName::getMiddleName, PART)
		        .thenComparing(PersonName::getFamilyNamePrefix, PART).thenComparing(PersonName::getFamilyNameSuffix, PART);

		@Override
		public int compare(PersonName first, PersonName second) {
			int order = BY_USE_AND_PARTS.compare(first, second);
			if (order == 0 && first.getDateCreated() != null) {
				order = OpenmrsUtil.compareWithNullAsLatest(first.getDateCreated(), second.getDateCreated());
			}
			return order == 0 && !first.equalsContent(second) ? 1 : order;
		}
	}
}
