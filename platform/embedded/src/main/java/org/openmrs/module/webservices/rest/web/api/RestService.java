/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.api;

import org.openmrs.api.APIException;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Resource;

/** Knows the resources that the platform and the started modules publish. */
public interface RestService {

    Representation getRepresentation(String requested);

    /** @throws org.openmrs.module.webservices.rest.web.response.UnknownResourceException when there is none */
    Resource getResourceByName(String name) throws APIException;

    /** @throws APIException when neither the class nor a superclass has a resource */
    Resource getResourceBySupportedClass(Class<?> supportedClass) throws APIException;

    void initialize();
}
