/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.util.Collections;

import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.resource.api.Converter;
import org.openmrs.module.webservices.rest.web.resource.api.PageableResult;
import org.openmrs.module.webservices.rest.web.response.ResponseException;

/** No results. */
public class EmptySearchResult implements PageableResult {

    @Override
    public SimpleObject toSimpleObject(Converter<?> preferredConverter) throws ResponseException {
        return new SimpleObject().add("results", Collections.emptyList());
    }
}
