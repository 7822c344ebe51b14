/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.api;

/** Anything published over REST. */
public interface Resource {

    /** @return the address of one instance */
    String getUri(Object instance);
}
