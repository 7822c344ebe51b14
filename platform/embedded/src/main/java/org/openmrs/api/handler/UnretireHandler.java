/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import org.openmrs.Retireable;

/** Works before an object is unretired; user and date are those of the retiring that ends. */
public interface UnretireHandler<O extends Retireable> extends RequiredDataHandler<O> {
}
