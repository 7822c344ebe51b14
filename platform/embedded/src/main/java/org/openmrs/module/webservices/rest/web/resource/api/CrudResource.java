/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.api;

/** A resource that can be created, read, changed, voided and purged. */
public interface CrudResource extends Resource, Creatable, Retrievable, Updatable, Deletable, Purgeable {
}
