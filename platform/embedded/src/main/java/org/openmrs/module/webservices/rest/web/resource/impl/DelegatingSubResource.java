/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import org.openmrs.Retireable;
import org.openmrs.Voidable;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.annotation.RepHandler;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.api.SubResource;
import org.openmrs.module.webservices.rest.web.response.ConversionException;
import org.openmrs.module.webservices.rest.web.response.ObjectMismatchException;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.util.OpenmrsUtil;

/** A resource below another: T is what it publishes, P what that belongs to, PR the resource of P. */
public abstract class DelegatingSubResource<T, P, PR extends DelegatingCrudResource<P>> extends BaseDelegatingResource<T>
        implements SubResource {

    public abstract P getParent(T instance);

    public abstract void setParent(T instance, P parent);

    /** Lists what belongs to the parent, which is null when the address names none that exists. */
    public abstract PageableResult doGetAll(P parent, RequestContext context) throws ResponseException;

    @Override
    @SuppressWarnings("unchecked")
    public String getUri(Object instance) {
        T delegate = (T) instance;
        return parentResource().getUri(getParent(delegate)) + "/" + annotation().path() + "/" + getUniqueId(delegate);
    }

    @Override
    public Object create(String parentUniqueId, SimpleObject post, RequestContext context) throws ResponseException {
        P parent = parentResource().getByUniqueId(parentUniqueId);
        if (parent == null) {
            throw new ObjectNotFoundException();
        }
        T delegate = newDelegate(post);
        setParent(delegate, parent);
        setConvertedProperties(delegate, post, buildCreatableProperties(delegate, this, post), true);
        return ConversionUtil.convertToRepresentation(save(delegate), Representation.DEFAULT);
    }

    @Override
    public Object retrieve(String parentUniqueId, String uuid, RequestContext context) throws ResponseException {
        return asRepresentation(existing(parentUniqueId, uuid), context.getRepresentation());
    }

    @Override
    public Object update(String parentUniqueId, String uuid, SimpleObject propertiesToUpdate, RequestContext context)
            throws ResponseException {
        T delegate = existing(parentUniqueId, uuid);
        setConvertedProperties(delegate, propertiesToUpdate, getUpdatableProperties(), false);
        return ConversionUtil.convertToRepresentation(save(delegate), Representation.DEFAULT);
    }

    @Override
    public void delete(String parentUniqueId, String uuid, String reason, RequestContext context) throws ResponseException {
        delete(existing(parentUniqueId, uuid), reason, context);
    }

    @Override
    public void purge(String parentUniqueId, String uuid, RequestContext context) throws ResponseException {
        if (getByUniqueId(uuid) != null) {
            purge(existing(parentUniqueId, uuid), context);
        }
    }

    @Override
    public SimpleObject getAll(String parentUniqueId, RequestContext context) throws ResponseException {
        return doGetAll(parentResource().getByUniqueId(parentUniqueId), context).toSimpleObject(this);
    }

    @Override
    public void put(String parentUniqueId, SimpleObject post, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException();
    }

    @RepHandler(RefRepresentation.class)
    public SimpleObject asRef(T delegate) throws ConversionException {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        if (delegate instanceof Voidable && ((Voidable) delegate).getVoided()) {
            description.addProperty("voided");
        } else if (delegate instanceof Retireable && ((Retireable) delegate).getRetired()) {
            description.addProperty("retired");
        }
        description.addSelfLink();
        return convertDelegateToRepresentation(delegate, description);
    }

    private T existing(String parentUniqueId, String uuid) {
        T delegate = getByUniqueId(uuid);
        if (delegate == null) {
            throw new ObjectNotFoundException();
        }
        P parent = getParent(delegate);
        if (!OpenmrsUtil.nullSafeEquals(parentResource().getUniqueId(parent), parentUniqueId)) {
            throw new ObjectMismatchException(parentUniqueId + " does not match " + parent, null);
        }
        return delegate;
    }

    private org.openmrs.module.webservices.rest.web.annotation.SubResource annotation() {
        return getClass().getAnnotation(org.openmrs.module.webservices.rest.web.annotation.SubResource.class);
    }

    @SuppressWarnings("unchecked")
    private PR parentResource() {
        org.openmrs.module.webservices.rest.web.annotation.Resource parent = annotation().parent()
                .getAnnotation(org.openmrs.module.webservices.rest.web.annotation.Resource.class);
        return (PR) Context.getService(RestService.class).getResourceByName(parent.name());
    }
}
