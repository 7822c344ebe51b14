/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import io.swagger.models.Model;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** What a resource has to say about the class it publishes: how to make, save, show and change its objects. */
public interface DelegatingResourceHandler<T> extends DelegatingPropertyAccessor<T> {

    String getResourceVersion();

    T newDelegate();

    T newDelegate(SimpleObject object);

    T save(T delegate);

    void purge(T delegate, RequestContext context) throws ResponseException;

    DelegatingResourceDescription getRepresentationDescription(Representation rep);

    DelegatingResourceDescription getCreatableProperties() throws ResourceDoesNotSupportOperationException;

    DelegatingResourceDescription getUpdatableProperties() throws ResourceDoesNotSupportOperationException;

    Model getGETModel(Representation rep);

    Model getCREATEModel(Representation rep);

    Model getUPDATEModel(Representation rep);
}
