/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.openmrs.util.OpenmrsUtil;
import org.springframework.util.StringUtils;

/** A human being: a patient, a user or both. The columns of table {@code person} are the properties named {@code person…}. */
public class Person extends BaseChangeableOpenmrsData {

	private static final long serialVersionUID = 1L;

	protected Integer personId;

	private Set<PersonName> names;

	private Set<PersonAttribute> attributes;

	private String gender;

	private Date birthdate;

	private Boolean birthdateEstimated = false;

	private Boolean dead = false;

	private Date deathDate;

	private User personCreator;

	private Date personDateCreated;

	private User personChangedBy;

	private Date personDateChanged;

	private Boolean personVoided = false;

	private User personVoidedBy;

	private Date personDateVoided;

	private String personVoidReason;

	private boolean isPatient;

	public Person() {
	}

	public Person(Integer personId) {
		this.personId = personId;
	}

	/** Takes over who the person is, but not the audit data of what is built on it. */
	public Person(Person person) {
		if (person == null) {
			return;
		}
		personId = person.getPersonId();
		setUuid(person.getUuid());
		names = person.getNames();
		attributes = person.getAttributes();
		gender = person.getGender();
		birthdate = person.getBirthdate();
		birthdateEstimated = person.getBirthdateEstimated();
		dead = person.getDead();
		deathDate = person.getDeathDate();
		setPersonCreator(person.getPersonCreator());
		setPersonDateCreated(person.getPersonDateCreated());
		setPersonChangedBy(person.getPersonChangedBy());
		setPersonDateChanged(person.getPersonDateChanged());
		setPersonVoided(person.getPersonVoided());
		setPersonVoidedBy(person.getPersonVoidedBy());
		setPersonDateVoided(person.getPersonDateVoided());
		setPersonVoidReason(person.getPersonVoidReason());
		setPatient(person.getIsPatient());
	}

	public Integer getPersonId() {
		return personId;
	}

	public void setPersonId(Integer personId) {
		this.personId = personId;
	}

	public String getGender() {
		return gender;
	}

	public void setGender(String gender) {
		this.gender = gender;
	}

	public Date getBirthdate() {
		return birthdate;
	}

	public void setBirthdate(Date birthdate) {
		this.birthdate = birthdate;
	}

	public Boolean getBirthdateEstimated() {
		return birthdateEstimated;
	}

	public void setBirthdateEstimated(Boolean birthdateEstimated) {
		this.birthdateEstimated = birthdateEstimated;
	}

	public Boolean getDead() {
		return dead;
	}

	public void setDead(Boolean dead) {
		this.dead = dead;
	}

	public Date getDeathDate() {
		return deathDate;
	}

	public void setDeathDate(Date deathDate) {
		this.deathDate = deathDate;
		if (deathDate != null) {
			setDead(true);
		}
	}

	public Set<PersonName> getNames() {
		if (names == null) {
			names = new TreeSet<>();
		}
		return names;
	}

	public void setNames(Set<PersonName> names) {
		this.names = names;
	}

	public void addName(PersonName name) {
		if (name != null) {
			name.setPerson(this);
			if (!OpenmrsUtil.collectionContains(getNames(), name)) {
				names.add(name);
			}
		}
	}

	public void removeName(PersonName name) {
		if (names != null) {
			names.remove(name);
		}
	}

	/** The preferred name, else any that is not void; a void person still has a name. */
	public PersonName getPersonName() {
		for (PersonName name : getNames()) {
			if (name.getPreferred() && !name.getVoided()) {
				return name;
			}
		}
		for (PersonName name : getNames()) {
			if (!name.getVoided()) {
				return name;
			}
		}
		return getVoided() && !getNames().isEmpty() ? getNames().iterator().next() : null;
	}

	public String getGivenName() {
		PersonName name = getPersonName();
		return name == null ? "" : name.getGivenName();
	}

	public String getMiddleName() {
		PersonName name = getPersonName();
		return name == null ? "" : name.getMiddleName();
	}

	public String getFamilyName() {
		PersonName name = getPersonName();
		return name == null ? "" : name.getFamilyName();
	}

	public Set<PersonAttribute> getAttributes() {
		if (attributes == null) {
			attributes = new TreeSet<>();
		}
		return attributes;
	}

	public void setAttributes(Set<PersonAttribute> attributes) {
		this.attributes = attributes;
	}

	public List<PersonAttribute> getActiveAttributes() {
		return activeAttributes(attribute -> true);
	}

	/**
	 * Makes the attribute this person's current value of its type. An earlier value of that type is voided (or dropped, if it was
	 * never saved); the same value again, or a blank one, is not added.
	 */
	public void addAttribute(PersonAttribute newAttribute) {
		newAttribute.setPerson(this);
		boolean blank = !StringUtils.hasText(newAttribute.getValue());
		for (PersonAttribute current : getActiveAttributes()) {
			if (current.equals(newAttribute)) {
				return;
			}
			if (!current.getAttributeType().equals(newAttribute.getAttributeType())) {
				continue;
			}
			if (current.getValue() != null && current.getValue().equals(newAttribute.getValue())) {
				return;
			}
			if (!newAttribute.getVoided() || blank) {
				if (current.getCreator() != null) {
					current.voidAttribute("New value: " + newAttribute.getValue());
				} else {
					removeAttribute(current);
				}
			}
		}
		if (!blank && !OpenmrsUtil.collectionContains(getAttributes(), newAttribute)) {
			attributes.add(newAttribute);
		}
	}

	public void removeAttribute(PersonAttribute attribute) {
		if (attributes != null) {
			attributes.remove(attribute);
		}
	}

	public PersonAttribute getAttribute(PersonAttributeType type) {
		return type == null ? null : first(activeAttributes(attribute -> type.equals(attribute.getAttributeType())));
	}

	public PersonAttribute getAttribute(String attributeName) {
		return attributeName == null ? null : first(getAttributes(attributeName));
	}

	public PersonAttribute getAttribute(Integer attributeTypeId) {
		return first(getAttributes(attributeTypeId));
	}

	public List<PersonAttribute> getAttributes(String attributeName) {
		return activeAttributes(attribute -> attribute.getAttributeType() != null
		        && attributeName.equals(attribute.getAttributeType().getName()));
	}

	public List<PersonAttribute> getAttributes(Integer attributeTypeId) {
		return activeAttributes(
		    attribute -> attributeTypeId.equals(attribute.getAttributeType().getPersonAttributeTypeId()));
	}

	public List<PersonAttribute> getAttributes(PersonAttributeType type) {
		return activeAttributes(attribute -> type.equals(attribute.getAttributeType()));
	}

	private List<PersonAttribute> activeAttributes(Predicate<PersonAttribute> which) {
		return getAttributes().stream().filter(attribute -> !attribute.getVoided()).filter(which)
		        .collect(Collectors.toCollection(ArrayList::new));
	}

	private static PersonAttribute first(List<PersonAttribute> found) {
		return found.isEmpty() ? null : found.get(0);
	}

	public Integer getAge() {
		return getAge(null);
	}

	/** Full years on that day (today if null), or on the day of death if that was earlier; null without a birth date. */
	public Integer getAge(Date onDate) {
		if (birthdate == null) {
			return null;
		}
		Date day = onDate == null ? new Date() : onDate;
		if (deathDate != null && day.after(deathDate)) {
			day = deathDate;
		}
		return (int) ChronoUnit.YEARS.between(localDate(birthdate), localDate(day));
	}

	private static LocalDate localDate(Date date) {
		return new Date(date.getTime()).toInstant().atZone(ZoneId.systemDefault()).toLocalDate();
	}

	public User getPersonCreator() {
		return personCreator;
	}

	public void setPersonCreator(User creator) {
		this.personCreator = creator;
		setCreator(creator);
	}

	public Date getPersonDateCreated() {
		return personDateCreated;
	}

	public void setPersonDateCreated(Date dateCreated) {
		this.personDateCreated = dateCreated;
		setDateCreated(dateCreated);
	}

	public User getPersonChangedBy() {
		return personChangedBy;
	}

	public void setPersonChangedBy(User changedBy) {
		this.personChangedBy = changedBy;
		setChangedBy(changedBy);
	}

	public Date getPersonDateChanged() {
		return personDateChanged;
	}

	public void setPersonDateChanged(Date dateChanged) {
		this.personDateChanged = dateChanged;
		setDateChanged(dateChanged);
	}

	public Boolean getPersonVoided() {
		return personVoided;
	}

	public void setPersonVoided(Boolean voided) {
		this.personVoided = voided;
		setVoided(voided);
	}

	public User getPersonVoidedBy() {
		return personVoidedBy;
	}

	public void setPersonVoidedBy(User voidedBy) {
		this.personVoidedBy = voidedBy;
		setVoidedBy(voidedBy);
	}

	public Date getPersonDateVoided() {
		return personDateVoided;
	}

	public void setPersonDateVoided(Date dateVoided) {
		this.personDateVoided = dateVoided;
		setDateVoided(dateVoided);
	}

	public String getPersonVoidReason() {
		return personVoidReason;
	}

	public void setPersonVoidReason(String voidReason) {
		this.personVoidReason = voidReason;
		setVoidReason(voidReason);
	}

	@Deprecated
	public boolean isPatient() {
		return getIsPatient();
	}

	public boolean getIsPatient() {
		return isPatient;
	}

	protected void setPatient(boolean isPatient) {
		this.isPatient = isPatient;
	}

	@Override
	public Integer getId() {
		return getPersonId();
	}

	@Override
	public void setId(Integer id) {
		setPersonId(id);
	}

	@Override
	public String toString() {
		return "Person(personId=" + personId + ")";
	}
}
