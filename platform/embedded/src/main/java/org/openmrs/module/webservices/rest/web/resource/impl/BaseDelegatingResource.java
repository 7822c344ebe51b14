/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.resource.impl;

import java.lang.reflect.Method;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import io.swagger.models.Model;
import io.swagger.models.ModelImpl;
import io.swagger.models.properties.ArrayProperty;
import io.swagger.models.properties.ObjectProperty;
import io.swagger.models.properties.StringProperty;
import org.apache.commons.beanutils.PropertyUtils;
import org.openmrs.Changeable;
import org.openmrs.OpenmrsObject;
import org.openmrs.Retireable;
import org.openmrs.Voidable;
import org.openmrs.api.context.Context;
import org.openmrs.module.webservices.rest.SimpleObject;
import org.openmrs.module.webservices.rest.util.ReflectionUtil;
import org.openmrs.module.webservices.rest.web.ConversionUtil;
import org.openmrs.module.webservices.rest.web.RequestContext;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.PropertyGetter;
import org.openmrs.module.webservices.rest.web.annotation.RepHandler;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.DefaultRepresentation;
import org.openmrs.module.webservices.rest.web.representation.FullRepresentation;
import org.openmrs.module.webservices.rest.web.representation.NamedRepresentation;
import org.openmrs.module.webservices.rest.web.representation.RefRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Converter;
import org.openmrs.module.webservices.rest.web.resource.api.Resource;
import org.openmrs.module.webservices.rest.web.resource.impl.DelegatingResourceDescription.Property;
import org.openmrs.module.webservices.rest.web.response.ConversionException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.openmrs.module.webservices.rest.web.response.ResponseException;
import org.openmrs.util.OpenmrsUtil;

/** What resources and sub-resources have in common: rendering and setting properties of the object they publish. */
public abstract class BaseDelegatingResource<T> extends BaseDelegatingConverter<T>
        implements Converter<T>, Resource, DelegatingResourceHandler<T> {

    protected Set<String> propertiesIgnoredWhenUpdating = new HashSet<>();

    protected Set<String> allowedMissingProperties = new HashSet<>();

    protected BaseDelegatingResource() {
        propertiesIgnoredWhenUpdating.add("display");
        propertiesIgnoredWhenUpdating.add("links");
        propertiesIgnoredWhenUpdating.add("auditInfo");
        propertiesIgnoredWhenUpdating.add(RestConstants.PROPERTY_FOR_RESOURCE_VERSION);
    }

    /** @return the privilege without which other resources leave objects of this class out, or null */
    public String getRequiredGetPrivilege() {
        return null;
    }

    @Override
    public Model getGETModel(Representation rep) {
        ModelImpl model = new ModelImpl();
        if (rep instanceof FullRepresentation) {
            model.property("auditInfo", new StringProperty());
        }
        if (rep instanceof RefRepresentation || rep instanceof DefaultRepresentation || rep instanceof FullRepresentation) {
            model.property("links", new ArrayProperty().items(new ObjectProperty()
                    .property("rel", new StringProperty())
                    .property("uri", new StringProperty(StringProperty.Format.URI))));
        }
        return model;
    }

    @Override
    public Model getCREATEModel(Representation rep) {
        return null;
    }

    @Override
    public Model getUPDATEModel(Representation rep) {
        ModelImpl model = (ModelImpl) getCREATEModel(rep);
        for (String property : getPropertiesToExposeAsSubResources()) {
            model.getProperties().remove(property);
        }
        return model;
    }

    @Override
    public String getResourceVersion() {
        return RestConstants.PROPERTY_FOR_RESOURCE_VERSION_DEFAULT_VALUE;
    }

    @Override
    public T newInstance(String type) {
        return newDelegate();
    }

    @Override
    public T newDelegate(SimpleObject object) {
        return newDelegate();
    }

    @Override
    public abstract T getByUniqueId(String uniqueId);

    protected abstract void delete(T delegate, String reason, RequestContext context) throws ResponseException;

    protected T undelete(T delegate, RequestContext context) throws ResponseException {
        throw new ResourceDoesNotSupportOperationException("undelete action not yet supported for this resource");
    }

    @Override
    public abstract void purge(T delegate, RequestContext context) throws ResponseException;

    @Override
    public DelegatingResourceDescription getCreatableProperties() throws ResourceDoesNotSupportOperationException {
        throw new ResourceDoesNotSupportOperationException();
    }

    @Override
    public DelegatingResourceDescription getUpdatableProperties() throws ResourceDoesNotSupportOperationException {
        DelegatingResourceDescription description = getCreatableProperties();
        description.getProperties().keySet().removeAll(getPropertiesToExposeAsSubResources());
        return description;
    }

    public List<String> getPropertiesToExposeAsSubResources() {
        return Collections.emptyList();
    }

    protected String getUniqueId(T delegate) {
        try {
            return (String) getProperty(delegate, RestConstants.PROPERTY_UUID);
        } catch (Exception e) {
            throw new RuntimeException("Cannot find String uuid property on " + delegate.getClass(), null);
        }
    }

    @Override
    public SimpleObject asRepresentation(T delegate, Representation representation) throws ConversionException {
        if (delegate == null) {
            throw new NullPointerException();
        }
        SimpleObject simple;
        DelegatingResourceDescription description = getRepresentationDescription(representation);
        Method handler = description == null ? findRepHandler(representation) : null;
        if (description != null) {
            simple = convertDelegateToRepresentation(delegate, description);
        } else if (handler != null) {
            simple = invoke(handler, delegate, representation);
        } else if (representation instanceof CustomRepresentation) {
            simple = convertDelegateToRepresentation(delegate,
                ConversionUtil.getCustomRepresentationDescription((CustomRepresentation) representation));
        } else {
            throw new ConversionException("Don't know how to get " + getClass().getSimpleName() + "(" + delegate.getClass()
                    + ") as " + representation.getRepresentation(), null);
        }
        if (!(representation instanceof RefRepresentation)) {
            simple.put(RestConstants.PROPERTY_FOR_RESOURCE_VERSION, getResourceVersion());
        }
        return simple;
    }

    private Method findRepHandler(Representation rep) {
        for (Method method : getClass().getMethods()) {
            RepHandler annotation = method.getAnnotation(RepHandler.class);
            if (annotation != null && annotation.value().isAssignableFrom(rep.getClass())
                    && (!(rep instanceof NamedRepresentation) || annotation.name().equals(rep.getRepresentation()))) {
                return method;
            }
        }
        return null;
    }

    private SimpleObject invoke(Method handler, T delegate, Representation representation) {
        try {
            return (SimpleObject) (handler.getParameterCount() == 1 ? handler.invoke(this, delegate)
                    : handler.invoke(this, delegate, representation));
        } catch (Exception e) {
            throw new ConversionException(null, e);
        }
    }

    /**
     * Sets the allowed properties in the order of their description. Unchanged values are passed over, a property that is
     * not allowed and differs is refused, and so is a required one that is missing.
     */
    public void setConvertedProperties(T delegate, Map<String, Object> propertyMap, DelegatingResourceDescription description,
            boolean mustIncludeRequiredProperties) throws ConversionException {
        Map<String, Property> allowed = new LinkedHashMap<>(description.getProperties());
        Map<String, Object> toSet = new HashMap<>(propertyMap);
        toSet.keySet().removeAll(propertiesIgnoredWhenUpdating);

        for (String property : allowed.keySet()) {
            if (toSet.containsKey(property) && !unchanged(getProperty(delegate, property), toSet.get(property))) {
                setProperty(delegate, property, toSet.get(property));
            }
        }

        Set<String> refused = new TreeSet<>(toSet.keySet());
        refused.removeAll(allowed.keySet());
        refused.removeIf(property -> unchanged(getProperty(delegate, property), toSet.get(property)));
        if (!refused.isEmpty()) {
            throw new ConversionException("Some properties are not allowed to be set: " + String.join(", ", refused));
        }

        if (mustIncludeRequiredProperties) {
            Set<String> missing = new TreeSet<>();
            allowed.forEach((name, property) -> {
                if (property.isRequired() && !propertyMap.containsKey(name)) {
                    missing.add(name);
                }
            });
            if (!missing.isEmpty()) {
                throw new ConversionException("Some required properties are missing: " + String.join(", ", missing));
            }
        }
    }

    private boolean unchanged(Object oldValue, Object newValue) {
        if (newValue instanceof Map && oldValue != null && !(oldValue instanceof Map)) {
            Object converted = ConversionUtil.convert(newValue, oldValue.getClass());
            return oldValue instanceof OpenmrsObject
                    ? ((OpenmrsObject) oldValue).getUuid().equals(((OpenmrsObject) converted).getUuid())
                    : oldValue.equals(converted);
        }
        return OpenmrsUtil.nullSafeEquals(oldValue, newValue);
    }

    @Override
    public Object getProperty(T instance, String propertyName) throws ConversionException {
        try {
            Method getter = ReflectionUtil.findPropertyGetterMethod(this, propertyName);
            return getter != null ? getter.invoke(this, instance) : PropertyUtils.getProperty(instance, propertyName);
        } catch (Exception e) {
            if (allowedMissingProperties.contains(propertyName)) {
                return null;
            }
            throw new ConversionException(propertyName + " on " + instance.getClass(), e);
        }
    }

    @Override
    public void setProperty(Object instance, String propertyName, Object value) throws ConversionException {
        if (!propertiesIgnoredWhenUpdating.contains(propertyName)) {
            super.setProperty(instance, propertyName, value);
        }
    }

    @Override
    @SuppressWarnings("unchecked")
    public String getUri(Object delegate) {
        if (delegate == null) {
            return "";
        }
        org.openmrs.module.webservices.rest.web.annotation.Resource resource = getClass()
                .getAnnotation(org.openmrs.module.webservices.rest.web.annotation.Resource.class);
        if (resource == null) {
            throw new RuntimeException(getClass() + " needs a @Resource or @SubResource annotation");
        }
        return RestConstants.URI_PREFIX + resource.name() + "/" + getUniqueId((T) delegate);
    }

    @PropertyGetter("auditInfo")
    public SimpleObject getAuditInfo(Object resource) {
        return ConversionUtil.getAuditInfo(resource);
    }

    /** A caller may choose the uuid of what is created, and with a privilege for it also who created it and when. */
    protected DelegatingResourceDescription buildCreatableProperties(T delegate, DelegatingResourceHandler<? extends T> handler,
            SimpleObject propertiesToCreate) {
        DelegatingResourceDescription description = handler.getCreatableProperties();
        if (propertiesToCreate.containsKey(RestConstants.PROPERTY_UUID)) {
            description.addProperty(RestConstants.PROPERTY_UUID);
        }
        if (Context.hasPrivilege(RestConstants.PRIV_SET_AUDIT_DATA)) {
            if (delegate instanceof org.openmrs.Creatable) {
                addAll(description, "dateCreated", "creator");
            }
            if (delegate instanceof Changeable) {
                addAll(description, "dateChanged", "changedBy");
            }
            if (delegate instanceof Retireable) {
                addAll(description, "retired", "retireReason", "retiredBy", "dateRetired");
            }
            if (delegate instanceof Voidable) {
                addAll(description, "voided", "voidReason", "voidedBy", "dateVoided");
            }
        }
        return description;
    }

    private static void addAll(DelegatingResourceDescription description, String... properties) {
        for (String property : properties) {
            description.addProperty(property);
        }
    }
}
