/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api;

/** No such service is registered. */
public class ServiceNotFoundException extends APIException {

	private static final long serialVersionUID = 1L;

	private final Class<?> serviceClass;

	public <T> ServiceNotFoundException(Class<T> serviceClass) {
		super("Service not found: " + serviceClass);
		this.serviceClass = serviceClass;
	}

	@SuppressWarnings("unchecked")
	public <T> Class<T> getServiceClass() {
		return (Class<T>) serviceClass;
	}
}
