/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.Hyperlink;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.RepresentationDescription;
import org.openmrs.module.webservices.rest.web.response.ConversionException;

/** The properties and links of a representation, in order; or the properties that may be set. */
public class DelegatingResourceDescription implements RepresentationDescription {

    private final Map<String, Property> properties = new LinkedHashMap<>();

    private final List<Hyperlink> links = new ArrayList<>();

    public void addProperty(String propertyName) {
        addProperty(propertyName, propertyName, null, false);
    }

    public void addRequiredProperty(String propertyName) {
        addProperty(propertyName, propertyName, null, true);
    }

    public void addProperty(String propertyName, Representation rep) {
        addProperty(propertyName, propertyName, rep, false);
    }

    public void addRequiredProperty(String propertyName, Representation rep) {
        addProperty(propertyName, propertyName, rep, true);
    }

    public void addProperty(String propertyName, Representation rep, Class<?> convertAs) {
        addProperty(propertyName, propertyName, rep, false, convertAs);
    }

    public void addProperty(String propertyName, Method method) {
        addProperty(propertyName, method, null, false);
    }

    public void addProperty(String propertyName, String delegatePropertyName) {
        addProperty(propertyName, delegatePropertyName, null, false);
    }

    public void addRequiredProperty(String propertyName, String delegatePropertyName) {
        addProperty(propertyName, delegatePropertyName, null, true);
    }

    public void addProperty(String propertyName, String delegatePropertyName, Representation rep) {
        addProperty(propertyName, delegatePropertyName, rep, false);
    }

    public void addRequiredProperty(String propertyName, String delegatePropertyName, Representation rep) {
        addProperty(propertyName, delegatePropertyName, rep, true);
    }

    public void addProperty(String propertyName, Method method, Representation rep) {
        addProperty(propertyName, method, rep, false);
    }

    public void addProperty(String propertyName, String delegatePropertyName, Representation rep, boolean required) {
        addProperty(propertyName, delegatePropertyName, rep, required, null);
    }

    public void addProperty(String propertyName, String delegatePropertyName, Representation rep, boolean required,
            Class<?> convertAs) {
        Property property = new Property(delegatePropertyName, rep == null ? Representation.DEFAULT : rep, required);
        property.setConvertAs(convertAs);
        properties.put(propertyName, property);
    }

    public void addProperty(String propertyName, Method method, Representation rep, boolean required) {
        properties.put(propertyName, new Property(method, rep == null ? Representation.DEFAULT : rep, required));
    }

    public void removeProperty(String propertyName) {
        properties.remove(propertyName);
    }

    public DelegatingResourceDescription addSelfLink() {
        return addLink("self", ".");
    }

    public DelegatingResourceDescription addLink(String rel, String uri) {
        links.add(new Hyperlink(rel, uri));
        return this;
    }

    public Map<String, Property> getProperties() {
        return properties;
    }

    public List<Hyperlink> getLinks() {
        return links;
    }

    /** One property of a representation, read from the object or by a method of the resource. */
    public class Property {

        private String delegateProperty;

        private Method method;

        private Representation rep;

        private Class<?> convertAs;

        private boolean required;

        public Property(String delegateProperty, Representation rep) {
            this(delegateProperty, rep, false);
        }

        public Property(String delegateProperty, Representation rep, boolean required) {
            this.delegateProperty = delegateProperty;
            this.rep = rep;
            this.required = required;
        }

        public Property(Method method, Representation rep) {
            this(method, rep, false);
        }

        public Property(Method method, Representation rep, boolean required) {
            this.method = method;
            this.rep = rep;
            this.required = required;
        }

        public String getDelegateProperty() {
            return delegateProperty;
        }

        public Method getMethod() {
            return method;
        }

        public Representation getRep() {
            return rep;
        }

        public boolean isRequired() {
            return required;
        }

        public void setRequired(boolean required) {
            this.required = required;
        }

        public Class<?> getConvertAs() {
            return convertAs;
        }

        public void setConvertAs(Class<?> convertAs) {
            this.convertAs = convertAs;
        }

        public <T> Object evaluate(BaseDelegatingConverter<T> converter, T delegate) throws ConversionException {
            if (delegateProperty != null) {
                Object value = converter.getProperty(delegate, delegateProperty);
                if (!(value instanceof Collection)) {
                    return ConversionUtil.convertToRepresentation(value, rep, convertAs);
                }
                List<Object> values = new ArrayList<>();
                for (Object element : (Collection<?>) value) {
                    values.add(ConversionUtil.convertToRepresentation(element, rep, convertAs));
                }
                return values;
            }
            try {
                return method.invoke(converter, delegate);
            } catch (ReflectiveOperationException e) {
                throw new ConversionException("method " + method, e);
            }
        }
    }
}
