/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.representation;

/** The properties a caller lists, as in {@code (uuid,patient:(uuid,display))}. */
public class CustomRepresentation implements Representation {

    private final String specification;

    public CustomRepresentation(String specification) {
        if (specification == null) {
            throw new IllegalArgumentException("specification is required");
        }
        this.specification = specification;
    }

    @Override
    public String getRepresentation() {
        return specification;
    }
}
