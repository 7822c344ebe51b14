/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_8;

import java.util.ArrayList;

import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.module.webservices.rest.SimpleObject;
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
import org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_9.PatientResource1_9;

/** The identifiers of a patient. */
@SubResource(parent = PatientResource1_9.class, path = "identifier", supportedClass = PatientIdentifier.class, supportedOpenmrsVersions = { "1.8.* - 9.*" })
public class PatientIdentifierResource1_8 extends DelegatingSubResource<PatientIdentifier, Patient, PatientResource1_9> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("identifier");
            description.addProperty("identifierType");
            description.addProperty("preferred");
            description.addProperty("voided");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("display");
            description.addProperty("uuid");
            description.addProperty("identifier");
            description.addProperty("identifierType");
            description.addProperty("preferred");
            description.addProperty("voided");
            description.addProperty("auditInfo");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    @PropertyGetter("display")
    public String getDisplayString(PatientIdentifier identifier) {
        return identifier.getIdentifierType() == null ? ""
                : identifier.getIdentifierType().getName() + " = " + identifier.getIdentifier();
    }

    @PropertyGetter("identifierType")
    public SimpleObject getIdentifierType(PatientIdentifier identifier) {
        return new SimpleObject().add("uuid", identifier.getIdentifierType().getUuid())
                .add("display", identifier.getIdentifierType().getName());
    }

    @Override
    public Patient getParent(PatientIdentifier instance) {
        return instance.getPatient();
    }

    @Override
    public void setParent(PatientIdentifier instance, Patient parent) {
        instance.setPatient(parent);
    }

    @Override
    public NeedsPaging<PatientIdentifier> doGetAll(Patient parent, RequestContext context) throws ResponseException {
        return new NeedsPaging<>(new ArrayList<>(parent.getActiveIdentifiers()), context);
    }

    @Override
    public PatientIdentifier getByUniqueId(String uuid) {
        throw new ResourceDoesNotSupportOperationException("not on the stand-in");
    }

    @Override
    public PatientIdentifier newDelegate() {
        return new PatientIdentifier();
    }

    @Override
    public PatientIdentifier save(PatientIdentifier delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(PatientIdentifier delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(PatientIdentifier delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
