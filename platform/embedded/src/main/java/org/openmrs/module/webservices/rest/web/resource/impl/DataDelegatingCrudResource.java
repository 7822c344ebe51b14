/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import org.openmrs.OpenmrsData;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.web.annotation.RepHandler;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.response.ConversionException;

/** A resource of data, which can be voided. */
public abstract class DataDelegatingCrudResource<T extends OpenmrsData> extends DelegatingCrudResource<T> {

    @RepHandler(RefRepresentation.class)
    public SimpleObject asRef(T delegate) throws ConversionException {
        DelegatingResourceDescription description = new DelegatingResourceDescription();
        description.addProperty("uuid");
        description.addProperty("display");
        if (delegate.getVoided()) {
            description.addProperty("voided");
        }
        description.addSelfLink();
        return convertDelegateToRepresentation(delegate, description);
    }

    @RepHandler(DefaultRepresentation.class)
    public SimpleObject asDefaultRep(T delegate) throws Exception {
        return new SimpleObject().add("uuid", delegate.getUuid()).add("display", delegate.toString())
                .add("voided", delegate.getVoided()).add("links", "[ All Data resources need to define their representations ]");
    }

    @Override
    public boolean isVoidable() {
        return true;
    }
}
