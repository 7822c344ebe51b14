/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_8;

import java.util.ArrayList;

import org.openmrs.Person;
import org.openmrs.PersonAttribute;
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

/** The attributes of a person, a telephone number for one. */
@SubResource(parent = PersonResource2_2.class, path = "attribute", supportedClass = PersonAttribute.class, supportedOpenmrsVersions = { "1.8.* - 9.*" })
public class PersonAttributeResource1_8 extends DelegatingSubResource<PersonAttribute, Person, PersonResource2_2> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("value");
            description.addProperty("attributeType", Representation.REF);
            description.addProperty("voided");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("value");
            description.addProperty("attributeType", Representation.FULL);
            description.addProperty("voided");
            description.addProperty("auditInfo");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    @PropertyGetter("display")
    public String getDisplayString(PersonAttribute attribute) {
        return attribute.getValue() == null ? "" : attribute.getValue();
    }

    @Override
    public Person getParent(PersonAttribute instance) {
        return instance.getPerson();
    }

    @Override
    public void setParent(PersonAttribute instance, Person parent) {
        instance.setPerson(parent);
    }

    @Override
    public NeedsPaging<PersonAttribute> doGetAll(Person parent, RequestContext context) throws ResponseException {
        return new NeedsPaging<>(new ArrayList<>(parent.getActiveAttributes()), context);
    }

    @Override
    public PersonAttribute getByUniqueId(String uuid) {
        throw new ResourceDoesNotSupportOperationException("not on the stand-in");
    }

    @Override
    public PersonAttribute newDelegate() {
        return new PersonAttribute();
    }

    @Override
    public PersonAttribute save(PersonAttribute delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(PersonAttribute delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(PersonAttribute delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
