/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

/** Marks what may have annotated property getters and setters. */
public interface DelegatingPropertyAccessor<T> {
}
