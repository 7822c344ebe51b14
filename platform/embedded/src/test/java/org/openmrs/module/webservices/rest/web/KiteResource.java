/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.util.ArrayList;
import java.util.List;

import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.APIException;
import org.openmrs.api.ValidationException;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.DataDelegatingCrudResource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.springframework.validation.BeanPropertyBindingResult;
import org.springframework.validation.Errors;

@Resource(name = RestConstants.VERSION_1 + "/kite", supportedClass = Kite.class, supportedOpenmrsVersions = { "2.0 - 9.*" })
public class KiteResource extends DataDelegatingCrudResource<Kite> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation || rep instanceof FullRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        description.addProperty("color");
        description.addProperty("owner", Representation.REF);
        if (rep instanceof FullRepresentation) {
            description.addProperty("auditInfo");
        }
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(Kite kite) {
        return "a " + kite.getColor() + " kite";
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("color");
        description.addProperty("owner");
        return description;
    }

    @Override
    public Kite newDelegate() {
        return new Kite();
    }

    @Override
    public Kite save(Kite kite) {
        switch (kite.getColor()) {
            case "refused":
                Errors errors = new BeanPropertyBindingResult(kite, "kite");
                errors.rejectValue("color", "kite.color.refused", "Not this colour");
                errors.reject("kite.refused", "Not this kite");
                throw new ValidationException("refused", errors);
            case "forbidden":
                throw new APIAuthenticationException("Privileges required: Fly Kites");
            case "broken":
                throw new APIException("outer", new IllegalStateException("inner"));
            default:
                Kite.ALL.put(kite.getUuid(), kite);
                return kite;
        }
    }

    @Override
    public Kite getByUniqueId(String uniqueId) {
        return Kite.ALL.get(uniqueId);
    }

    @Override
    protected PageableResult doGetAll(RequestContext context) throws ResponseException {
        return new NeedsPaging<>(new ArrayList<>(Kite.ALL.values()), context);
    }

    @Override
    protected PageableResult doSearch(RequestContext context) {
        List<Kite> found = new ArrayList<>(Kite.ALL.values());
        found.removeIf(kite -> !kite.getColor().startsWith(context.getParameter("q")));
        return new NeedsPaging<>(found, context);
    }

    @Override
    protected void delete(Kite kite, String reason, RequestContext context) throws ResponseException {
        kite.setVoided(true);
        kite.setVoidReason(reason);
    }

    @Override
    public void purge(Kite kite, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException();
    }
}
