/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.representation;

import org.openmrs.module.webservices.rest.web.RestConstants;

/** The least: uuid, display and links. */
public class RefRepresentation implements Representation {

    @Override
    public String getRepresentation() {
        return RestConstants.REPRESENTATION_REF;
    }
}
