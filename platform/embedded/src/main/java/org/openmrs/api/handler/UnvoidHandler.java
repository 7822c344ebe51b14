/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.handler;

import org.openmrs.Voidable;

/** Works before an object is unvoided; user and date are those of the voiding that ends. */
public interface UnvoidHandler<O extends Voidable> extends RequiredDataHandler<O> {
}
