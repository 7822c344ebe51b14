/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.util;

import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.function.Function;

import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.PropertySetter;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingPropertyAccessor;

/** Finds the annotated getters and setters of resources, and remembers them until the modules change. */
public class ReflectionUtil {

    private static final ConcurrentMap<String, Optional<Method>> GETTERS = new ConcurrentHashMap<>();

    private static final ConcurrentMap<String, Optional<Method>> SETTERS = new ConcurrentHashMap<>();

    private ReflectionUtil() {
    }

    public static void clearCaches() {
        GETTERS.clear();
        SETTERS.clear();
    }

    /** @return the public method annotated as the property's getter, or null */
    public static <T> Method findPropertyGetterMethod(DelegatingPropertyAccessor<? extends T> handler, String propName) {
        return GETTERS.computeIfAbsent(key(handler, propName),
            key -> find(handler.getClass(), PropertyGetter.class, PropertyGetter::value, propName)).orElse(null);
    }

    /** @return the public method annotated as the property's setter, or null */
    public static <T> Method findPropertySetterMethod(DelegatingPropertyAccessor<? extends T> handler, String propName) {
        return SETTERS.computeIfAbsent(key(handler, propName),
            key -> find(handler.getClass(), PropertySetter.class, PropertySetter::value, propName)).orElse(null);
    }

    private static String key(Object handler, String propName) {
        return handler.getClass().getName() + '#' + propName;
    }

    private static <A extends Annotation> Optional<Method> find(Class<?> type, Class<A> annotation, Function<A, String> name,
            String propName) {
        // A class's public methods hide the annotation of one they override, so each superclass is asked as well.
        for (Class<?> current = type; current != Object.class; current = current.getSuperclass()) {
            for (Method method : current.getMethods()) {
                A found = method.getAnnotation(annotation);
                if (found != null && name.apply(found).equals(propName)) {
                    return Optional.of(method);
                }
            }
        }
        return Optional.empty();
    }
}
