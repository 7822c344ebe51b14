/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.impl;

import java.util.List;

import org.hibernate.SessionFactory;
import org.openmrs.Person;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.PersonName;
import org.openmrs.api.PersonService;
import org.openmrs.api.context.Context;
import org.openmrs.api.db.hibernate.EntityFinder;
import org.springframework.transaction.annotation.Transactional;

/** Keeps persons in table {@code person} and those round it. */
@Transactional
public class PersonServiceImpl extends BaseOpenmrsService implements PersonService {

	private final SessionFactory sessionFactory;

	private final EntityFinder finder;

	public PersonServiceImpl(SessionFactory sessionFactory) {
		this.sessionFactory = sessionFactory;
		this.finder = new EntityFinder(sessionFactory);
	}

	@Override
	@Transactional(readOnly = true)
	public Person getPerson(Integer personId) {
		return personId == null ? null : sessionFactory.getCurrentSession().get(Person.class, personId);
	}

	@Override
	@Transactional(readOnly = true)
	public Person getPersonByUuid(String uuid) {
		return finder.first(Person.class, "uuid", uuid);
	}

	@Override
	public Person savePerson(Person person) {
		preferOneName(person);
		sessionFactory.getCurrentSession().saveOrUpdate(person);
		return person;
	}

	/** Leaves exactly one name preferred: the one that is, else the first that is not void. */
	static void preferOneName(Person person) {
		PersonName current = person.getPersonName();
		PersonName preferred = current != null && current.getPreferred() && !current.getVoided() ? current : null;
		for (PersonName name : person.getNames()) {
			if (preferred == null && !name.getVoided()) {
				name.setPreferred(true);
				preferred = name;
			} else if (!name.equals(preferred)) {
				name.setPreferred(false);
			}
		}
	}

	/** What voiding means was done by the handlers before. */
	@Override
	public Person voidPerson(Person person, String reason) {
		if (person != null) {
			sessionFactory.getCurrentSession().saveOrUpdate(person);
		}
		return person;
	}

	@Override
	public Person unvoidPerson(Person person) {
		return voidPerson(person, null);
	}

	@Override
	@Transactional(readOnly = true)
	public PersonAttribute getPersonAttribute(Integer id) {
		return sessionFactory.getCurrentSession().get(PersonAttribute.class, id);
	}

	@Override
	@Transactional(readOnly = true)
	public PersonAttribute getPersonAttributeByUuid(String uuid) {
		return finder.first(PersonAttribute.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public List<PersonAttributeType> getAllPersonAttributeTypes() {
		return getAllPersonAttributeTypes(true);
	}

	@Override
	@Transactional(readOnly = true)
	public List<PersonAttributeType> getAllPersonAttributeTypes(boolean includeRetired) {
		return finder.all(PersonAttributeType.class, "sortWeight",
		    includeRetired ? null : (builder, type) -> builder.isFalse(type.get("retired")));
	}

	@Override
	@Transactional(readOnly = true)
	public List<PersonAttributeType> getPersonAttributeTypes(String exactName, String format, Integer foreignKey,
	        Boolean searchable) {
		return finder.all(PersonAttributeType.class, null,
		    (builder, type) -> builder.and(
		        exactName == null ? builder.conjunction() : builder.equal(type.get("name"), exactName),
		        format == null ? builder.conjunction() : builder.equal(type.get("format"), format),
		        foreignKey == null ? builder.conjunction() : builder.equal(type.get("foreignKey"), foreignKey),
		        searchable == null ? builder.conjunction() : builder.equal(type.get("searchable"), searchable)));
	}

	@Override
	@Transactional(readOnly = true)
	public PersonAttributeType getPersonAttributeType(Integer typeId) {
		return sessionFactory.getCurrentSession().get(PersonAttributeType.class, typeId);
	}

	@Override
	@Transactional(readOnly = true)
	public PersonAttributeType getPersonAttributeTypeByUuid(String uuid) {
		return finder.first(PersonAttributeType.class, "uuid", uuid);
	}

	@Override
	@Transactional(readOnly = true)
	public PersonAttributeType getPersonAttributeTypeByName(String typeName) {
		List<PersonAttributeType> types = Context.getPersonService().getPersonAttributeTypes(typeName, null, null, null);
		return types.isEmpty() ? null : types.get(0);
	}

	@Override
	public PersonAttributeType savePersonAttributeType(PersonAttributeType type) {
		if (type.getSortWeight() == null) {
			List<PersonAttributeType> all = Context.getPersonService().getAllPersonAttributeTypes();
			type.setSortWeight(all.isEmpty() ? 1.0 : all.get(all.size() - 1).getSortWeight() + 1);
		}
		sessionFactory.getCurrentSession().saveOrUpdate(type);
		return type;
	}

	/** What retiring means was done by the handlers before. */
	@Override
	public PersonAttributeType retirePersonAttributeType(PersonAttributeType type, String retiredReason) {
		sessionFactory.getCurrentSession().saveOrUpdate(type);
		return type;
	}

	@Override
	public void purgePersonAttributeType(PersonAttributeType type) {
		sessionFactory.getCurrentSession().delete(type);
	}
}
