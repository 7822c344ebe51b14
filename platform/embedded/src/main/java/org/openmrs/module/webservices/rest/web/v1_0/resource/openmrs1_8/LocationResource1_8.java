/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_8;

import org.openmrs.Location;
import org.openmrs.api.LocationService;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.RepHandler;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.util.PrivilegeConstants;

/** Places of care: read. */
@Resource(name = RestConstants.VERSION_1 + "/location", supportedClass = Location.class, supportedOpenmrsVersions = { "1.8.* - 9.*" })
public class LocationResource1_8 extends DelegatingCrudResource<Location> {

    @Override
    public String getRequiredGetPrivilege() {
        return PrivilegeConstants.GET_LOCATIONS;
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
        description.addProperty("parentLocation", Representation.REF);
        description.addProperty("childLocations", Representation.REF);
        description.addProperty("retired");
        description.addSelfLink();
        return description;
    }

    @RepHandler(RefRepresentation.class)
    public SimpleObject asRef(Location delegate) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addSelfLink();
        return convertDelegateToRepresentation(delegate, description);
    }

    @PropertyGetter("display")
    public String getDisplayString(Location delegate) {
        return delegate.getName();
    }

    /** A name does as well. */
    @Override
    public Location getByUniqueId(String uuid) {
        LocationService service = Context.getLocationService();
        Location location = service.getLocationByUuid(uuid);
        return location == null ? service.getLocation(uuid) : location;
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        return new NeedsPaging<>(Context.getLocationService().getAllLocations(context.getIncludeAll()), context);
    }

    @Override
    public Location newDelegate() {
        return new Location();
    }

    @Override
    public Location save(Location delegate) {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    protected void delete(Location delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(Location delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
