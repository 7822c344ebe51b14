/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

import org.apache.commons.beanutils.PropertyUtils;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.util.ReflectionUtil;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.Hyperlink;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.Resource;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Converter;
import org.openmrs.module.webservices.rest.web.response.ConversionException;

/** Renders objects property by property, as a description says; the base of resources and of {@code @Handler} converters. */
public abstract class BaseDelegatingConverter<T> implements Converter<T>, DelegatingPropertyAccessor<T> {

    public abstract DelegatingResourceDescription getRepresentationDescription(Representation rep);

    @Override
    public SimpleObject asRepresentation(T delegate, Representation rep) throws ConversionException {
        if (delegate == null) {
            throw new NullPointerException();
        }
        return convertDelegateToRepresentation(delegate, rep instanceof CustomRepresentation
                ? ConversionUtil.getCustomRepresentationDescription((CustomRepresentation) rep)
                : getRepresentationDescription(rep));
    }

    @Override
    public Object getProperty(T instance, String propertyName) throws ConversionException {
        try {
            Method getter = ReflectionUtil.findPropertyGetterMethod(this, propertyName);
            return getter != null ? getter.invoke(this, instance) : PropertyUtils.getProperty(instance, propertyName);
        } catch (Exception e) {
            throw new ConversionException("Unable to get property " + propertyName, e);
        }
    }

    @Override
    public void setProperty(Object instance, String propertyName, Object value) throws ConversionException {
        try {
            Method setter = ReflectionUtil.findPropertySetterMethod(this, propertyName);
            if (setter != null) {
                setter.invoke(this, instance, ConversionUtil.convert(value, setter.getGenericParameterTypes()[1]));
                return;
            }
            // The setter knows the property's generic type, the property's descriptor only its class.
            Method write = PropertyUtils.getPropertyDescriptor(instance, propertyName).getWriteMethod();
            setPropertyWhichMayBeAHibernateCollection(instance, propertyName,
                ConversionUtil.convert(value, write.getGenericParameterTypes()[0], instance));
        } catch (Exception e) {
            throw new ConversionException(propertyName + " on " + instance.getClass(), e);
        }
    }

    /** Hibernate tracks changes of its own collections: these are refilled, not replaced. */
    @SuppressWarnings("unchecked")
    protected void setPropertyWhichMayBeAHibernateCollection(Object instance, String propertyName, Object value)
            throws ReflectiveOperationException {
        Object old = value instanceof Collection ? PropertyUtils.getProperty(instance, propertyName) : null;
        if (old instanceof Collection) {
            ((Collection<Object>) old).clear();
            ((Collection<Object>) old).addAll((Collection<Object>) value);
        } else {
            PropertyUtils.setProperty(instance, propertyName, value);
        }
    }

    protected SimpleObject convertDelegateToRepresentation(T delegate, DelegatingResourceDescription rep)
            throws ConversionException {
        if (delegate == null) {
            throw new NullPointerException();
        }
        SimpleObject simple = new SimpleObject();
        rep.getProperties().forEach((name, property) -> {
            Object value = property.evaluate(this, delegate);
            if (value != ConversionUtil.PRIVILEGE_DENIED) {
                simple.put(name, value);
            }
        });
        List<Hyperlink> links = new ArrayList<>();
        for (Hyperlink link : rep.getLinks()) {
            links.add(resolve(link, delegate));
        }
        if (!links.isEmpty()) {
            simple.put("links", links);
        }
        return simple;
    }

    private Hyperlink resolve(Hyperlink link, T delegate) {
        Hyperlink resolved = link;
        if (link.getUri().startsWith(".")) {
            resolved = new Hyperlink(link.getRel(), getUri(delegate) + link.getUri().substring(1));
        } else if (link.getUri().startsWith("/")) {
            resolved = new Hyperlink(link.getRel(), RestConstants.URI_PREFIX + link.getUri().substring(1));
        }
        Resource resource = getClass().getAnnotation(Resource.class);
        SubResource subResource = getClass().getAnnotation(SubResource.class);
        if (resource != null) {
            resolved.setResourceAlias(resource.name().substring(resource.name().lastIndexOf('/') + 1));
        } else if (subResource != null) {
            resolved.setResourceAlias(subResource.path());
        }
        return resolved;
    }

    public String getUri(Object delegate) {
        throw new IllegalStateException("A link needs an address, which this converter does not define: " + getClass().getName());
    }
}
