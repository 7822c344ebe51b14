/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.webservices.rest.web;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import org.openmrs.util.OpenmrsClassLoader;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ApplicationContextAware;
import org.springframework.core.io.Resource;
import org.springframework.core.type.classreading.CachingMetadataReaderFactory;
import org.springframework.core.type.classreading.MetadataReader;
import org.springframework.core.type.classreading.MetadataReaderFactory;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.core.type.filter.TypeFilter;

/** Finds classes of a kind below {@code org.openmrs}, in the platform and in every started module, without loading the others. */
public class OpenmrsClassScanner implements ApplicationContextAware {

    private static final Logger LOG = LoggerFactory.getLogger(OpenmrsClassScanner.class);

    private static final OpenmrsClassScanner INSTANCE = new OpenmrsClassScanner();

    private ApplicationContext applicationContext;

    private MetadataReaderFactory readers;

    OpenmrsClassScanner() {
    }

    public static OpenmrsClassScanner getInstance() {
        return INSTANCE;
    }

    @Override
    public void setApplicationContext(ApplicationContext applicationContext) {
        this.applicationContext = applicationContext;
        readers = new CachingMetadataReaderFactory(applicationContext);
    }

    @SuppressWarnings("unchecked")
    public <T> List<Class<? extends T>> getClasses(Class<? extends T> type, boolean concrete) throws IOException {
        List<Class<? extends T>> types = new ArrayList<>();
        TypeFilter filter = new AssignableTypeFilter(type);
        for (Resource resource : applicationContext.getResources("classpath*:org/openmrs/**/*.class")) {
            try {
                MetadataReader reader = readers.getMetadataReader(resource);
                if (filter.match(reader, readers) && concrete == reader.getClassMetadata().isConcrete()) {
                    String name = reader.getClassMetadata().getClassName();
                    types.add((Class<? extends T>) OpenmrsClassLoader.getInstance().loadClass(name));
                }
            } catch (IOException | ClassNotFoundException e) {
                LOG.debug("Not a class that can be loaded: {}", resource);
            }
        }
        return types;
    }
}
