/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web.api.impl;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;

import org.apache.commons.lang3.StringUtils;
import org.hibernate.proxy.HibernateProxy;
import org.openmrs.api.APIException;
import org.openmrs.module.ModuleUtil;
import org.openmrs.module.webservices.rest.web.OpenmrsClassScanner;
import org.openmrs.module.webservices.rest.web.RestConstants;
import org.openmrs.module.webservices.rest.web.annotation.SubResource;
import org.openmrs.module.webservices.rest.web.api.RestService;
import org.openmrs.module.webservices.rest.web.representation.CustomRepresentation;
import org.openmrs.module.webservices.rest.web.representation.NamedRepresentation;
import org.openmrs.module.webservices.rest.web.representation.Representation;
import org.openmrs.module.webservices.rest.web.resource.api.Resource;
import org.openmrs.module.webservices.rest.web.response.UnknownResourceException;
import org.openmrs.util.OpenmrsConstants;

/** Finds the resources once per refresh of the context, at the first look. */
public class RestServiceImpl implements RestService {

    private OpenmrsClassScanner openmrsClassScanner;

    private volatile Resources resources;

    public void setOpenmrsClassScanner(OpenmrsClassScanner openmrsClassScanner) {
        this.openmrsClassScanner = openmrsClassScanner;
    }

    @Override
    public Representation getRepresentation(String requested) {
        if (StringUtils.isEmpty(requested) || RestConstants.REPRESENTATION_DEFAULT.equals(requested)) {
            return Representation.DEFAULT;
        }
        if (RestConstants.REPRESENTATION_REF.equals(requested)) {
            return Representation.REF;
        }
        if (RestConstants.REPRESENTATION_FULL.equals(requested)) {
            return Representation.FULL;
        }
        if (requested.startsWith(RestConstants.REPRESENTATION_CUSTOM_PREFIX)) {
            return new CustomRepresentation(requested.replace(RestConstants.REPRESENTATION_CUSTOM_PREFIX, ""));
        }
        return new NamedRepresentation(requested);
    }

    @Override
    public Resource getResourceByName(String name) throws APIException {
        Published published = resources().byName.get(name);
        if (published == null) {
            throw new UnknownResourceException("Unknown resource: " + name);
        }
        return published.resource;
    }

    @Override
    public Resource getResourceBySupportedClass(Class<?> supportedClass) throws APIException {
        Class<?> wanted = HibernateProxy.class.isAssignableFrom(supportedClass) ? supportedClass.getSuperclass() : supportedClass;
        for (Class<?> current = wanted; current != null; current = current.getSuperclass()) {
            Resource resource = resources().byClass.get(current);
            if (resource != null) {
                return resource;
            }
        }
        throw new APIException("Unknown resource: " + wanted);
    }

    @Override
    public void initialize() {
        resources = null;
        resources();
    }

    private synchronized Resources resources() {
        if (resources == null) {
            Resources found = new Resources();
            try {
                for (Class<? extends Resource> type : openmrsClassScanner.<Resource> getClasses(Resource.class, true)) {
                    found.add(type);
                }
            } catch (IOException e) {
                throw new APIException("Cannot access REST resources", e);
            }
            resources = found;
        }
        return resources;
    }

    private static class Resources {

        private final Map<String, Published> byName = new HashMap<>();

        private final Map<Class<?>, Resource> byClass = new HashMap<>();

        void add(Class<? extends Resource> type) {
            org.openmrs.module.webservices.rest.web.annotation.Resource resource = type
                    .getAnnotation(org.openmrs.module.webservices.rest.web.annotation.Resource.class);
            SubResource subResource = type.getAnnotation(SubResource.class);
            if (resource != null) {
                add(type, resource.name(), resource.supportedClass(), resource.supportedOpenmrsVersions(), resource.order());
            } else if (subResource != null) {
                org.openmrs.module.webservices.rest.web.annotation.Resource parent = subResource.parent()
                        .getAnnotation(org.openmrs.module.webservices.rest.web.annotation.Resource.class);
                if (parent != null) {
                    add(type, parent.name() + "/" + subResource.path(), subResource.supportedClass(),
                        subResource.supportedOpenmrsVersions(), subResource.order());
                }
            }
        }

        private void add(Class<? extends Resource> type, String name, Class<?> supportedClass, String[] versions, int order) {
            if (!supportsThisVersion(versions)) {
                return;
            }
            Published known = byName.get(name);
            if (known != null && known.order == order) {
                throw new IllegalStateException("Two resources with the same name (" + name + ") must not have the same order");
            }
            if (known == null || known.order > order) {
                Resource resource = newInstance(type);
                byName.put(name, new Published(resource, order));
                byClass.put(supportedClass, resource);
            }
        }

        private static boolean supportsThisVersion(String[] versions) {
            for (String version : versions) {
                if (ModuleUtil.matchRequiredVersions(OpenmrsConstants.OPENMRS_VERSION_SHORT, version)) {
                    return true;
                }
            }
            return false;
        }

        private static Resource newInstance(Class<? extends Resource> type) {
            try {
                return type.getDeclaredConstructor().newInstance();
            } catch (ReflectiveOperationException e) {
                throw new APIException("Failed to instantiate " + type, e);
            }
        }
    }

    private static class Published {

        private final Resource resource;

        private final int order;

        Published(Resource resource, int order) {
            this.resource = resource;
            this.order = order;
        }
    }
}
