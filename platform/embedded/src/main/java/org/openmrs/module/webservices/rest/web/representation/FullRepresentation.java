/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.representation;

import org.openmrs.module.webservices.rest.web.RestConstants;

/** Everything, with audit information. */
public class FullRepresentation implements Representation {

    @Override
    public String getRepresentation() {
        return RestConstants.REPRESENTATION_FULL;
    }
}
