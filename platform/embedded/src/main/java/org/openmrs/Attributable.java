/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs;

import java.util.List;

/**
 * A type whose values can stand in an attribute as text.
 *
 * @param <E> the type itself
 */
public interface Attributable<E> {

	E hydrate(String s);

	String serialize();

	@Deprecated
	List<E> getPossibleValues();

	@Deprecated
	List<E> findPossibleValues(String searchText);

	String getDisplayString();
}
