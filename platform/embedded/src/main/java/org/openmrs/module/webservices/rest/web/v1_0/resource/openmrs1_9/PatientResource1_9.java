/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_9;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import org.openmrs.Patient;
import org.openmrs.PatientIdentifier;
import org.openmrs.Person;
import org.openmrs.api.PatientService;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.AlreadyPaged;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.util.PrivilegeConstants;

/** Patients: found by name or identifier, and read. */
@Resource(name = RestConstants.VERSION_1 + "/patient", supportedClass = Patient.class, supportedOpenmrsVersions = { "1.9.* - 9.*" })
public class PatientResource1_9 extends DataDelegatingCrudResource<Patient> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("identifiers", Representation.REF);
            description.addProperty("person", Representation.DEFAULT);
            description.addProperty("voided");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("identifiers", Representation.DEFAULT);
            description.addProperty("person", Representation.FULL);
            description.addProperty("voided");
            description.addProperty("auditInfo");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    @Override
    public String getRequiredGetPrivilege() {
        return PrivilegeConstants.GET_PATIENTS;
    }

    /** A person of its own rather than the patient, whose representation would hold itself without end. */
    @PropertyGetter("person")
    public static Person getPerson(Patient instance) {
        return new Person(instance);
    }

    @PropertyGetter("identifiers")
    public static Set<PatientIdentifier> getIdentifiers(Patient instance) {
        return new LinkedHashSet<>(instance.getActiveIdentifiers());
    }

    @PropertyGetter("display")
    public String getDisplayString(Patient patient) {
        if (patient.getPatientIdentifier() == null) {
            return "";
        }
        return patient.getPatientIdentifier().getIdentifier() + " - " + patient.getPersonName().getFullName();
    }

    @Override
    public Patient getByUniqueId(String uuid) {
        return Context.getPatientService().getPatientByUuid(uuid);
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        PatientService service = Context.getPatientService();
        String query = context.getParameter("q");
        List<Patient> page = service.getPatients(query, context.getStartIndex(), context.getLimit());
        Integer count = service.getCountOfPatients(query);
        return new AlreadyPaged<>(context, page, count > context.getStartIndex() + context.getLimit(), Long.valueOf(count));
    }

    @Override
    public Patient newDelegate() {
        return new Patient();
    }

    @Override
    public Patient save(Patient delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(Patient delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(Patient delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
