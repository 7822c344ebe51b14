/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs2_1;

import org.openmrs.Cohort;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.util.PrivilegeConstants;

/** Groups of patients: read. Who belongs to one is not told, as in OpenMRS from 2.1 on. */
@Resource(name = RestConstants.VERSION_1 + "/cohort", supportedClass = Cohort.class, supportedOpenmrsVersions = { "2.1.* - 9.*" })
public class CohortResource2_1 extends DataDelegatingCrudResource<Cohort> {

    @Override
    public String getRequiredGetPrivilege() {
        return PrivilegeConstants.GET_PATIENT_COHORTS;
    }

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addProperty("name");
        description.addProperty("description");
        description.addProperty("voided");
        description.addProperty("size");
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplayString(Cohort delegate) {
        return delegate.getName();
    }

    /** A name does as well. */
    @Override
    public Cohort getByUniqueId(String uuid) {
        Cohort cohort = Context.getCohortService().getCohortByUuid(uuid);
        return cohort == null ? Context.getCohortService().getCohortByName(uuid) : cohort;
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        return new NeedsPaging<>(Context.getCohortService().getAllCohorts(context.getIncludeAll()), context);
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        return new NeedsPaging<>(Context.getCohortService().getCohorts(context.getParameter("q")), context);
    }

    @Override
    public Cohort newDelegate() {
        return new Cohort();
    }

    @Override
    public Cohort save(Cohort delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(Cohort delegate, String reason, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(Cohort delegate, RequestContext context) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
