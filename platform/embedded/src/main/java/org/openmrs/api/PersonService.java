/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;

import org.openmrs.Person;
import org.openmrs.PersonAttribute;
import org.openmrs.PersonAttributeType;
import org.openmrs.annotation.Authorized;
import org.openmrs.util.PrivilegeConstants;

/** Persons and the types of their attributes. */
public interface PersonService extends OpenmrsService {

	@Authorized({ PrivilegeConstants.GET_PERSONS })
	Person getPerson(Integer personId);

	@Authorized({ PrivilegeConstants.GET_PERSONS })
	Person getPersonByUuid(String uuid);

	@Authorized({ PrivilegeConstants.ADD_PERSONS, PrivilegeConstants.EDIT_PERSONS })
	Person savePerson(Person person);

	@Authorized({ PrivilegeConstants.EDIT_PERSONS })
	Person voidPerson(Person person, String reason);

	@Authorized({ PrivilegeConstants.EDIT_PERSONS })
	Person unvoidPerson(Person person);

	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	PersonAttribute getPersonAttribute(Integer id);

	@Authorized({ PrivilegeConstants.GET_PERSONS })
	PersonAttribute getPersonAttributeByUuid(String uuid);

	/** All, retired ones too, by their weight. */
	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	List<PersonAttributeType> getAllPersonAttributeTypes();

	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	List<PersonAttributeType> getAllPersonAttributeTypes(boolean includeRetired);

	/** Those that match every argument that is not null. */
	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	List<PersonAttributeType> getPersonAttributeTypes(String exactName, String format, Integer foreignKey,
	        Boolean searchable);

	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	PersonAttributeType getPersonAttributeType(Integer typeId);

	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	PersonAttributeType getPersonAttributeTypeByUuid(String uuid);

	@Authorized({ PrivilegeConstants.GET_PERSON_ATTRIBUTE_TYPES })
	PersonAttributeType getPersonAttributeTypeByName(String typeName);

	/** Saves a type; a new one without a weight goes behind all others. */
	@Authorized({ PrivilegeConstants.MANAGE_PERSON_ATTRIBUTE_TYPES })
	PersonAttributeType savePersonAttributeType(PersonAttributeType type);

	@Authorized({ PrivilegeConstants.MANAGE_PERSON_ATTRIBUTE_TYPES })
	PersonAttributeType retirePersonAttributeType(PersonAttributeType type, String retiredReason);

	@Authorized({ PrivilegeConstants.PURGE_PERSON_ATTRIBUTE_TYPES })
	void purgePersonAttributeType(PersonAttributeType type);
}
