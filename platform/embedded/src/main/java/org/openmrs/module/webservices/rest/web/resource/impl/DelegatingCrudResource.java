/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.util.Arrays;
import java.util.List;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.CrudResource;
import org.openmrs.module.webservices.rest.web.resource.api.Listable;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.resource.api.Searchable;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** A resource with an address of its own. */
public abstract class DelegatingCrudResource<T> extends BaseDelegatingResource<T>
        implements CrudResource, Searchable, Listable {

    @Override
    public Object retrieve(String uuid, RequestContext context) throws ResponseException {
        return asRepresentation(existing(uuid), context.getRepresentation());
    }

    @Override
    public List<Representation> getAvailableRepresentations() {
        return Arrays.asList(Representation.DEFAULT, Representation.FULL, Representation.REF);
    }

    @Override
    public Object create(SimpleObject propertiesToCreate, RequestContext context) throws ResponseException {
        return ConversionUtil.convertToRepresentation(save(convert(propertiesToCreate)), context.getRepresentation());
    }

    public T convert(SimpleObject propertiesToCreate) {
        T delegate = newDelegate(propertiesToCreate);
        setConvertedProperties(delegate, propertiesToCreate, buildCreatableProperties(delegate, this, propertiesToCreate), true);
        return delegate;
    }

    @Override
    public Object update(String uuid, SimpleObject propertiesToUpdate, RequestContext context) throws ResponseException {
        T delegate = existing(uuid);
        DelegatingResourceDescription description = getUpdatableProperties();
        if (isRetirable()) {
            description.addProperty("retired");
        } else if (isVoidable()) {
            description.addProperty("voided");
        }
        setConvertedProperties(delegate, propertiesToUpdate, description, false);
        return ConversionUtil.convertToRepresentation(save(delegate), context.getRepresentation());
    }

    @Override
    public void delete(String uuid, String reason, RequestContext context) throws ResponseException {
        delete(existing(uuid), reason, context);
    }

    @Override
    public Object undelete(String uuid, RequestContext context) throws ResponseException {
        return ConversionUtil.convertToRepresentation(undelete(existing(uuid), context), context.getRepresentation());
    }

    @Override
    public void purge(String uuid, RequestContext context) throws ResponseException {
        T delegate = getByUniqueId(uuid);
        if (delegate != null) {
            purge(delegate, context);
        }
    }

    @Override
    public SimpleObject search(RequestContext context) throws ResponseException {
        return doSearch(context).toSimpleObject(this);
    }

    protected PageableResult doSearch(RequestContext context) {
        return new EmptySearchResult();
    }

    @Override
    public SimpleObject getAll(RequestContext context) throws ResponseException {
        if (context.getType() != null) {
            throw new IllegalArgumentException(getClass() + " does not support " + RestConstants.REQUEST_PROPERTY_FOR_TYPE);
        }
        return doGetAll(context).toSimpleObject(this);
    }

    protected PageableResult doGetAll(RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException();
    }

    public boolean isRetirable() {
        return false;
    }

    public boolean isVoidable() {
        return false;
    }

    private T existing(String uuid) {
        T delegate = getByUniqueId(uuid);
        if (delegate == null) {
            throw new ObjectNotFoundException();
        }
        return delegate;
    }
}
