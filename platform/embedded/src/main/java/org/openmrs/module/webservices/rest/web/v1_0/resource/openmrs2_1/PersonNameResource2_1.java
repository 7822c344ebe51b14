/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs2_1;

import java.util.ArrayList;

import org.openmrs.Person;
import org.openmrs.PersonName;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingSubResource;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs2_2.PersonResource2_2;

/** The names of a person. */
@SubResource(parent = PersonResource2_2.class, path = "name", supportedClass = PersonName.class, supportedOpenmrsVersions = { "1.8.* - 9.*" })
public class PersonNameResource2_1 extends DelegatingSubResource<PersonName, Person, PersonResource2_2> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("givenName");
            description.addProperty("middleName");
            description.addProperty("familyName");
            description.addProperty("voided");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("givenName");
            description.addProperty("middleName");
            description.addProperty("familyName");
            description.addProperty("preferred");
            description.addProperty("voided");
            description.addProperty("auditInfo");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    @PropertyGetter("display")
    public String getDisplayString(PersonName name) {
        return name.getFullName();
    }

    @Override
    public Person getParent(PersonName instance) {
        return instance.getPerson();
    }

    @Override
    public void setParent(PersonName instance, Person parent) {
        instance.setPerson(parent);
    }

    @Override
    public NeedsPaging<PersonName> doGetAll(Person parent, RequestContext context) throws ResponseException {
        return new NeedsPaging<>(new ArrayList<>(parent.getNames()), context);
    }

    @Override
    public PersonName getByUniqueId(String uuid) {
        throw new ResourceDoesNotSupportOperationException("not on the stand-in");
    }

    @Override
    public PersonName newDelegate() {
        return new PersonName();
    }

    @Override
    public PersonName save(PersonName delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(PersonName delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(PersonName delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
