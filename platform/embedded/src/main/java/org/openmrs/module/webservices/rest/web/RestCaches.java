/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import org.openmrs.module.webservices.rest.util.ReflectionUtil;
import org.springframework.context.ApplicationListener;
import org.springframework.context.event.ContextRefreshedEvent;

/** Forgets converters and annotated methods when the modules may have changed, as the real module's activator does. */
public class RestCaches implements ApplicationListener<ContextRefreshedEvent> {

    @Override
    public void onApplicationEvent(ContextRefreshedEvent event) {
        ConversionUtil.clearCache();
        ReflectionUtil.clearCaches();
    }
}
