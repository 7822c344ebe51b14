/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingSubResource;
import org.openmrs.module.webservices.rest.web.resource.impl.NeedsPaging;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

@SubResource(parent = KiteResource.class, path = "tail", supportedClass = Kite.Tail.class, supportedOpenmrsVersions = { "2.*" })
public class TailResource extends DelegatingSubResource<Kite.Tail, Kite, KiteResource> {

    @Override
    public DelegatingResourceDescription getRepresentationDescription(Representation rep) {
        if (!(rep instanceof DefaultRepresentation)) {
            return null;
        }
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("length");
        description.addSelfLink();
        return description;
    }

    @PropertyGetter("display")
    public String getDisplay(Kite.Tail tail) {
        return tail.getLength() + " m";
    }

    @Override
    public DelegatingResourceDescription getCreatableProperties() {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addRequiredProperty("length");
        return description;
    }

    @Override
    public Kite getParent(Kite.Tail instance) {
        return instance.getKite();
    }

    @Override
    public void setParent(Kite.Tail instance, Kite parent) {
        instance.setKite(parent);
    }

    @Override
    public PageableResult doGetAll(Kite parent, RequestContext context) throws ResponseException {
        return new NeedsPaging<>(parent.getTails(), context);
    }

    @Override
    public Kite.Tail newDelegate() {
        return new Kite.Tail();
    }

    @Override
    public Kite.Tail save(Kite.Tail tail) {
        if (!tail.getKite().getTails().contains(tail)) {
            tail.getKite().getTails().add(tail);
        }
        return tail;
    }

    @Override
    public Kite.Tail getByUniqueId(String uniqueId) {
        return Kite.ALL.values().stream().flatMap(kite -> kite.getTails().stream())
                .filter(tail -> tail.getUuid().equals(uniqueId)).findFirst().orElse(null);
    }

    @Override
    protected void delete(Kite.Tail tail, String reason, RequestContext context) throws ResponseException {
        tail.getKite().getTails().remove(tail);
    }

    @Override
    public void purge(Kite.Tail tail, RequestContext context) throws ResponseException {
        tail.getKite().getTails().remove(tail);
    }
}
