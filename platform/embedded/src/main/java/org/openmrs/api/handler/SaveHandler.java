/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import org.openmrs.OpenmrsObject;

/** Works before an object is saved. */
public interface SaveHandler<O extends OpenmrsObject> extends RequiredDataHandler<O> {
}
