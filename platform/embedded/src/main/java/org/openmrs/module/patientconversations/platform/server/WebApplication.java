/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.platform.server;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import javax.servlet.DispatcherType;
import javax.servlet.Filter;
import javax.servlet.FilterRegistration;
import javax.servlet.ServletContainerInitializer;
import javax.servlet.ServletContext;
import javax.servlet.ServletContextListener;
import javax.servlet.ServletRegistration;

import org.apache.catalina.servlets.DefaultServlet;
import org.openmrs.module.web.ModuleResourcesServlet;
import org.openmrs.module.web.ModuleServlet;
import org.openmrs.module.web.OpenmrsJspServlet;
import org.openmrs.module.web.filter.ModuleFilter;
import org.openmrs.web.DispatcherServlet;
import org.openmrs.web.filter.OpenmrsFilter;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.orm.hibernate5.support.OpenSessionInViewFilter;
import org.springframework.web.filter.CharacterEncodingFilter;
import org.springframework.web.multipart.support.MultipartFilter;

/** The web application as OpenMRS' web.xml and legacyui's WebComponentRegistrar describe it: the same filters in the same order, the same servlets. */
final class WebApplication implements ServletContainerInitializer {

	private static final String ROOT = "embedded-webapp/";

	private static final String TAGLIBS = "WEB-INF/view/module/legacyui/taglibs/";

	private static final String[] PAGES = { "*.htm", "*.form", "*.list", "*.json", "*.field", "*.portlet", "*.page", "*.action" };

	private final ServletContextListener listener;

	WebApplication(ServletContextListener listener) {
		this.listener = listener;
	}

	/** Unpacks the pages into a folder that then is the application's root. */
	static void unpack(Path directory) {
		try {
			for (Resource resource : new PathMatchingResourcePatternResolver().getResources("classpath*:" + ROOT + "**/*.*")) {
				String url = URLDecoder.decode(resource.getURL().toString(), StandardCharsets.UTF_8);
				copy(resource.getInputStream(), directory.resolve(url.substring(url.indexOf(ROOT) + ROOT.length())));
			}
			Map.of("c.tld", "c-rt.tld", "fn.tld", "fn.tld", "spring.tld", "spring.tld").forEach(
			    (source, target) -> copy(WebApplication.class.getResourceAsStream("/META-INF/" + source), directory.resolve(TAGLIBS + target)));
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	private static void copy(InputStream source, Path target) {
		try (InputStream in = source) {
			Files.createDirectories(target.getParent());
			Files.copy(in, target, StandardCopyOption.REPLACE_EXISTING);
		}
		catch (IOException e) {
			throw new UncheckedIOException(e);
		}
	}

	@Override
	public void onStartup(Set<Class<?>> classes, ServletContext context) {
		context.setInitParameter("defaultHtmlEscape", "true");
		context.setInitParameter("springJspExpressionSupport", "false");
		context.addListener(listener);
		addFilters(context);
		addServlets(context);
	}

	private void addFilters(ServletContext context) {
		EnumSet<DispatcherType> requests = EnumSet.of(DispatcherType.REQUEST);
		CharacterEncodingFilter encoding = new CharacterEncodingFilter("UTF-8", true);
		MultipartFilter multipart = new MultipartFilter();
		multipart.setMultipartResolverBeanName("multipartResolver");
		add(context, "charsetFilter", encoding, requests);
		add(context, "multipartFilter", multipart, requests);
		add(context, "HibernateFilter", new OpenSessionInViewFilter(),
		    EnumSet.of(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.REQUEST));
		add(context, "OpenmrsFilter", new OpenmrsFilter(),
		    EnumSet.of(DispatcherType.ERROR, DispatcherType.FORWARD, DispatcherType.REQUEST, DispatcherType.INCLUDE));
		add(context, "CSRFGuard", new CsrfGuard(), requests);
		add(context, "ModuleFilter", new ModuleFilter(), requests);
	}

	private static void add(ServletContext context, String name, Filter filter, EnumSet<DispatcherType> dispatchers) {
		FilterRegistration.Dynamic registration = context.addFilter(name, filter);
		registration.setAsyncSupported(false);
		registration.addMappingForUrlPatterns(dispatchers, true, "/*");
	}

	private static void addServlets(ServletContext context) {
		ServletRegistration.Dynamic dispatcher = context.addServlet("openmrs", new DispatcherServlet());
		dispatcher.addMapping("/ws/*");
		dispatcher.addMapping(PAGES);
		dispatcher.addMapping("/admin", "");
		dispatcher.setLoadOnStartup(1);
		context.addServlet("module_servlet", new ModuleServlet()).addMapping("/moduleServlet/*", "/ms/*");
		context.addServlet("module_resources", new ModuleResourcesServlet()).addMapping("/moduleResources/*");
		context.addServlet("CsrfServlet", new CsrfGuardScript()).addMapping("/csrfguard");
		ServletRegistration.Dynamic jsp = context.addServlet("jsp", new OpenmrsJspServlet());
		jsp.setInitParameter("compilerSourceVM", "1.8");
		jsp.setInitParameter("compilerTargetVM", "1.8");
		jsp.addMapping("*.jsp");
		jsp.setLoadOnStartup(2);
		context.addServlet("default", new DefaultServlet()).addMapping("/");
	}
}
