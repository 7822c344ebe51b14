/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.v1_0.resource.openmrs1_8;

import java.util.ArrayList;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.context.Context;
import org.openmrs.module.Module;
import org.openmrs.module.ModuleFactory;
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

/** Modules: shown to whoever is logged in. */
@Resource(name = RestConstants.VERSION_1 + "/module", supportedClass = Module.class, supportedOpenmrsVersions = { "1.8.* - 9.*" })
public class ModuleResource1_8 extends DelegatingCrudResource<Module> {

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
        description.addProperty("version");
        description.addProperty("started");
        description.addProperty("startupErrorMessage");
        description.addSelfLink();
        return description;
    }

    @RepHandler(RefRepresentation.class)
    public SimpleObject asRef(Module delegate) {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addSelfLink();
        return convertDelegateToRepresentation(delegate, description);
    }

    @PropertyGetter("uuid")
    public static String getUuid(Module instance) {
        return instance.getModuleId();
    }

    @PropertyGetter("display")
    public static String getDisplay(Module instance) {
        return instance.getName();
    }

    @Override
    public Module getByUniqueId(String uniqueId) {
        checkReadonlyPrivilege();
        return ModuleFactory.getModuleById(uniqueId);
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) {
        checkReadonlyPrivilege();
        return new NeedsPaging<>(new ArrayList<>(ModuleFactory.getLoadedModules()), context);
    }

    private static void checkReadonlyPrivilege() {
        if (!Context.isAuthenticated()) {
            throw new APIAuthenticationException("User must be authenticated");
        }
    }

    @Override
    public Module newDelegate() {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public Module save(Module delegate) {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    protected void delete(Module delegate, String reason, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public void purge(Module delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException();
    }
}
