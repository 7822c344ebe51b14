/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import org.openmrs.Voidable;

/** Works before an object is voided. */
public interface VoidHandler<O extends Voidable> extends RequiredDataHandler<O> {
}
