/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs2_2;

import org.apache.commons.lang3.StringUtils;
import org.openmrs.User;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.RepHandler;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** Users: read, and their properties changed, such as the language they prefer. */
@Resource(name = RestConstants.VERSION_1 + "/user", supportedClass = User.class, supportedOpenmrsVersions = { "2.2.* - 9.*" })
public class UserResource2_2 extends DelegatingCrudResource<User> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        if (rep instanceof DefaultRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("username");
            description.addProperty("systemId");
            description.addProperty("userProperties");
            description.addProperty("person", Representation.REF);
            description.addProperty("privileges", Representation.REF);
            description.addProperty("roles", Representation.REF);
            description.addProperty("retired");
            description.addSelfLink();
            description.addLink("full", ".?v=" + RestConstants.REPRESENTATION_FULL);
            return description;
        }
        if (rep instanceof FullRepresentation) {
            description.addProperty("uuid");
            description.addProperty("display");
            description.addProperty("username");
            description.addProperty("systemId");
            description.addProperty("userProperties");
            description.addProperty("person", Representation.DEFAULT);
            description.addProperty("privileges", Representation.DEFAULT);
            description.addProperty("roles", Representation.DEFAULT);
            description.addProperty("allRoles", Representation.DEFAULT);
            description.addProperty("retired");
            description.addProperty("auditInfo");
            description.addSelfLink();
            return description;
        }
        return null;
    }

    @RepHandler(RefRepresentation.class)
    public SimpleObject asRef(User user) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addSelfLink();
        return convertDelegateToRepresentation(user, description);
    }

    @PropertyGetter("display")
    public String getDisplayString(User user) {
        return StringUtils.isNotEmpty(user.getUsername()) ? user.getUsername() : user.getSystemId();
    }

    @Override
    public User getByUniqueId(String uuid) {
        return Context.getUserService().getUserByUuid(uuid);
    }

    @Override
    public User newDelegate() {
        return new User();
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("userProperties");
        return description;
    }

    @Override
    public User save(User delegate) {
        User saved = Context.getUserService().saveUser(delegate);
        if (saved.equals(Context.getAuthenticatedUser())) {
            Context.refreshAuthenticatedUser();
        }
        return saved;
    }

    @Override
    protected void delete(User delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }

    @Override
    public void purge(User delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("read-only on the stand-in");
    }
}
