/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** The global property listeners of the whole program; beans of this class add to them. */
public class EventListeners {

	private static final List<GlobalPropertyListener> GLOBAL_PROPERTY_LISTENERS = new CopyOnWriteArrayList<>();

	public List<GlobalPropertyListener> getGlobalPropertyListeners() {
		return GLOBAL_PROPERTY_LISTENERS;
	}

	public void setGlobalPropertyListeners(List<GlobalPropertyListener> listeners) {
		if (listeners != null) {
			listeners.stream().filter(listener -> !GLOBAL_PROPERTY_LISTENERS.contains(listener))
			        .forEach(GLOBAL_PROPERTY_LISTENERS::add);
		}
	}

	/** Forgets all listeners, whatever the argument says: OpenMRS tells null and empty lists apart, the platform does not. */
	public void setGlobalPropertyListenersToEmpty(boolean nullList) {
		GLOBAL_PROPERTY_LISTENERS.clear();
	}
}
