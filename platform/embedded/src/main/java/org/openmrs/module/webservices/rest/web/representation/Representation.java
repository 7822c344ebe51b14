/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.representation;

/** How much of an object an answer shows: {@code ref}, {@code default}, {@code full}, a named or a custom one. */
public interface Representation {

    Representation DEFAULT = new DefaultRepresentation();

    Representation REF = new RefRepresentation();

    Representation FULL = new FullRepresentation();

    /** @return what tells this representation from all others */
    String getRepresentation();
}
