/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.annotation;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

import org.openmrs.module.webservices.rest.web.resource.api.Resource;

/** Publishes a resource below another one, at {@code parent/{uuid}/path}. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface SubResource {

    Class<? extends Resource> parent();

    String path();

    Class<?> supportedClass();

    String[] supportedOpenmrsVersions();

    int order() default Integer.MAX_VALUE;
}
