/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.representation;

/** A representation some resource knows under a name of its own. */
public class NamedRepresentation implements Representation {

    private final String representation;

    public NamedRepresentation(String representation) {
        if (representation == null) {
            throw new IllegalArgumentException("representation is required");
        }
        this.representation = representation;
    }

    @Override
    public String getRepresentation() {
        return representation;
    }
}
