/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.api.db.hibernate;

import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;

import org.hibernate.Interceptor;
import org.hibernate.boot.Metadata;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.integrator.spi.Integrator;
import org.hibernate.service.spi.SessionFactoryServiceRegistry;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.platform.Platform;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;
import org.springframework.orm.hibernate5.LocalSessionFactoryBean;

/**
 * Makes the session factory: entities of the platform and of every started module, the default properties, over them the
 * runtime properties (with and without {@code hibernate.} before them), and all beans that are interceptors, by their names.
 */
public class HibernateSessionFactoryBean extends LocalSessionFactoryBean implements Integrator {

	private final Set<String> packages = new LinkedHashSet<>();

	private Map<String, Interceptor> interceptors = new TreeMap<>();

	private Metadata metadata;

	@Autowired(required = false)
	public void setInterceptors(Map<String, Interceptor> interceptors) {
		this.interceptors = new TreeMap<>(interceptors);
	}

	@Override
	public void setPackagesToScan(String... packagesToScan) {
		packages.addAll(Set.of(packagesToScan));
		super.setPackagesToScan(packages.toArray(new String[0]));
	}

	@Override
	public void afterPropertiesSet() throws IOException {
		Properties properties = getHibernateProperties();
		properties.putAll(PropertiesLoaderUtils.loadProperties(new ClassPathResource("hibernate.default.properties")));
		Context.getRuntimeProperties().forEach((key, value) -> {
			properties.put(key, value);
			if (!key.toString().startsWith("hibernate")) {
				properties.put("hibernate." + key, value);
			}
		});
		Platform.startedModules()
		        .forEach(module -> setPackagesToScan(module.getPackagesWithMappedClasses().toArray(new String[0])));
		setEntityInterceptor(new ChainingInterceptor(interceptors.values()));
		setHibernateIntegrators(this);
		super.afterPropertiesSet();
	}

	@Override
	public void integrate(Metadata metadata, SessionFactoryImplementor sessionFactory,
	        SessionFactoryServiceRegistry serviceRegistry) {
		this.metadata = metadata;
	}

	@Override
	public void disintegrate(SessionFactoryImplementor sessionFactory, SessionFactoryServiceRegistry serviceRegistry) {
		metadata = null;
	}

	public Metadata getMetadata() {
		return metadata;
	}
}
