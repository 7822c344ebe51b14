/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs2_2;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;

import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.RestUtil;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.util.PrivilegeConstants;

/** Persons: read. */
@Resource(name = RestConstants.VERSION_1 + "/person", supportedClass = Person.class, supportedOpenmrsVersions = { "2.2.* - 9.*" })
public class PersonResource2_2 extends DataDelegatingCrudResource<Person> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("gender");
            description.addProperty("age");
            description.addProperty("birthdate");
            description.addProperty("birthdateEstimated");
            description.addProperty("dead");
            description.addProperty("deathDate");
            description.addProperty("causeOfDeath");
            description.addProperty("preferredName", "personName", Representation.REF);
            description.addProperty("preferredAddress");
            description.addProperty("attributes", "activeAttributes", Representation.REF);
            description.addProperty("voided");
            description.addProperty("birthtime");
            description.addProperty("deathdateEstimated");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("gender");
            description.addProperty("age");
            description.addProperty("birthdate");
            description.addProperty("birthdateEstimated");
            description.addProperty("dead");
            description.addProperty("deathDate");
            description.addProperty("causeOfDeath");
            description.addProperty("preferredName", "personName", Representation.DEFAULT);
            description.addProperty("preferredAddress");
            description.addProperty("names");
            description.addProperty("addresses");
            description.addProperty("attributes", "activeAttributes", Representation.DEFAULT);
            description.addProperty("voided");
            description.addProperty("auditInfo");
            description.addProperty("birthtime");
            description.addProperty("deathdateEstimated");
            description.addProperty("causeOfDeathNonCoded");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    /** The stand-in's persons have no addresses and no cause of death. */
    public PersonResource2_2() {
        allowedMissingProperties.addAll(Arrays.asList("causeOfDeath", "causeOfDeathNonCoded", "preferredAddress", "birthtime",
            "deathdateEstimated"));
    }

    @PropertyGetter("addresses")
    public static List<Object> getAddresses(Person instance) {
        return Collections.emptyList();
    }

    @Override
    public String getRequiredGetPrivilege() {
        return PrivilegeConstants.GET_PERSONS;
    }

    @Override
    public String getResourceVersion() {
        return "1.11";
    }

    @PropertyGetter("display")
    public String getDisplayString(Person person) {
        return person.getPersonName() == null ? "" : person.getPersonName().getFullName();
    }

    @PropertyGetter("names")
    public static Set<PersonName> getNames(Person instance) {
        return RestUtil.removeVoidedData(instance.getNames());
    }

    @PropertyGetter("auditInfo")
    public SimpleObject getAuditInfo(Person person) {
        return super.getAuditInfo(person)
                .add("dateCreated", ConversionUtil.convertToRepresentation(person.getPersonDateCreated(), Representation.DEFAULT));
    }

    @Override
    public Person getByUniqueId(String uuid) {
        return Context.getPersonService().getPersonByUuid(uuid);
    }

    @Override
    public Person newDelegate() {
        return new Person();
    }

    @Override
    public Person save(Person delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(Person delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(Person delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
