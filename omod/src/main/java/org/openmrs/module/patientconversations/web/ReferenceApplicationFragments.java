/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import org.openmrs.annotation.OpenmrsProfile;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionBuilder;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.beans.factory.support.BeanDefinitionRegistryPostProcessor;

/**
 * Tells the UI framework of the Reference Application 2.x that this module has fragments for its patient dashboard. A bean only where
 * the framework is installed; its class is named, not used, so that the module neither needs it to be compiled nor to start.
 */
@OpenmrsProfile(modules = { "uiframework:*" })
public class ReferenceApplicationFragments implements BeanDefinitionRegistryPostProcessor {

    private static final String CONFIGURATION = "org.openmrs.ui.framework.StandardModuleUiConfiguration";

    @Override
    public void postProcessBeanDefinitionRegistry(BeanDefinitionRegistry registry) {
        registry.registerBeanDefinition("patientconversations.uiConfiguration", BeanDefinitionBuilder
                .genericBeanDefinition(CONFIGURATION).addPropertyValue("moduleId", "patientconversations").getBeanDefinition());
    }

    @Override
    public void postProcessBeanFactory(ConfigurableListableBeanFactory beanFactory) {
        // The definition above is all.
    }
}
