/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2;

import java.util.ArrayList;
import java.util.List;

import org.openmrs.module.BaseModuleActivator;
import org.springframework.beans.BeansException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.stereotype.Component;

/** Knows the Spring context in which the FHIR server finds its resource providers, and tells the server of each refresh. */
@Component
public class FhirActivator extends BaseModuleActivator implements ApplicationContextAware {

	private static ConfigurableApplicationContext applicationContext;

	private final List<ModuleLifecycleListener> lifecycleListeners = new ArrayList<>();

	public static ConfigurableApplicationContext getApplicationContext() {
		return applicationContext;
	}

	@Override
	public void setApplicationContext(ApplicationContext context) throws BeansException {
		applicationContext = (ConfigurableApplicationContext) context;
	}

	public void addModuleLifecycleListener(ModuleLifecycleListener listener) {
		lifecycleListeners.add(listener);
	}

	@Override
	public void contextRefreshed() {
		lifecycleListeners.forEach(ModuleLifecycleListener::refreshed);
	}
}
