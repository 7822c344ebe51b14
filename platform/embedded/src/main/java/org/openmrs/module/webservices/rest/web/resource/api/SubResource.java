/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.api;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** A resource reached through its parent only. */
public interface SubResource extends Resource {

    Object create(String parentUniqueId, SimpleObject post, RequestContext context) throws ResponseException;

    Object retrieve(String parentUniqueId, String uniqueId, RequestContext context) throws ResponseException;

    Object update(String parentUniqueId, String uniqueId, SimpleObject propertiesToUpdate, RequestContext context)
            throws ResponseException;

    void delete(String parentUniqueId, String uniqueId, String reason, RequestContext context) throws ResponseException;

    void purge(String parentUniqueId, String uniqueId, RequestContext context) throws ResponseException;

    SimpleObject getAll(String parentUniqueId, RequestContext context) throws ResponseException;

    void put(String parentUniqueId, SimpleObject post, RequestContext context) throws ResponseException;
}
