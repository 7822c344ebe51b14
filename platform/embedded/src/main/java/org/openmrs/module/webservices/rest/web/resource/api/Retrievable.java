/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.api;

import java.util.List;

import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** A resource whose instances can be read one by one. */
public interface Retrievable extends Resource {

    Object retrieve(String uuid, RequestContext context) throws ResponseException;

    List<Representation> getAvailableRepresentations();
}
