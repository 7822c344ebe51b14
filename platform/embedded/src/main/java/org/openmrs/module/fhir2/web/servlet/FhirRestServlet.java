/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.fhir2.web.servlet;

import java.io.IOException;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import javax.servlet.ServletException;
import javax.servlet.http.HttpServletRequest;
import javax.servlet.http.HttpServletResponse;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.api.EncodingEnum;
import ca.uhn.fhir.rest.server.FifoMemoryPagingProvider;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import org.openmrs.module.ModuleFactory;
import org.openmrs.module.fhir2.FhirActivator;
import org.openmrs.module.fhir2.ModuleLifecycleListener;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.openmrs.module.fhir2.web.authentication.RequireAuthenticationInterceptor;
import org.openmrs.module.fhir2.web.util.SupportMergePatchInterceptor;
import org.openmrs.util.OpenmrsClassLoader;
import org.springframework.context.ConfigurableApplicationContext;

/** HAPI's server with the resource providers that the Spring context holds. */
public class FhirRestServlet extends RestfulServer implements ModuleLifecycleListener {

	private static final long serialVersionUID = 1L;

	private static final String PATH = "/fhir2Servlet";

	private static final int PAGES_KEPT = 100;

	@Override
	protected void initialize() {
		((FhirActivator) ModuleFactory.getModuleById("fhir2").getModuleActivator()).addModuleLifecycleListener(this);
		setFhirContext(FhirActivator.getApplicationContext().getBean("fhirR4", FhirContext.class));
		FifoMemoryPagingProvider pages = new FifoMemoryPagingProvider(PAGES_KEPT);
		pages.setDefaultPageSize(10);
		pages.setMaximumPageSize(100);
		setPagingProvider(pages);
		setDefaultResponseEncoding(EncodingEnum.JSON);
		setServerAddressStrategy((context, request) -> forwarded(request, "Proto", request.getScheme()) + "://"
		        + forwarded(request, "Host", request.getServerName()) + ":"
		        + forwarded(request, "Port", String.valueOf(request.getServerPort())) + request.getContextPath() + "/ws/fhir2/R4");
		registerInterceptor(new RequireAuthenticationInterceptor());
		registerInterceptor(new SupportMergePatchInterceptor());
		setProvidersOf(FhirActivator.getApplicationContext());
	}

	/** As in fhir2, which takes the word of a proxy, or of whoever writes these headers. */
	private static String forwarded(HttpServletRequest request, String what, String own) {
		String header = request.getHeader("X-Forwarded-" + what);
		return header == null || header.trim().isEmpty() ? own : header;
	}

	/**
	 * As in fhir2 4.2.0, which means well here: on a server that runs, this only stores the list, and it answers for no resource type until
	 * somebody registers the providers.
	 */
	@Override
	public void refreshed() {
		unregisterAllProviders();
		setProvidersOf(FhirActivator.getApplicationContext());
	}

	private void setProvidersOf(ConfigurableApplicationContext context) {
		Set<String> names = Arrays.stream(context.getBeanNamesForAnnotation(R4Provider.class)).collect(Collectors.toSet());
		setResourceProviders(context.getBeansOfType(IResourceProvider.class).entrySet().stream().filter(bean -> names.contains(bean.getKey()))
		        .map(bean -> bean.getValue()).collect(Collectors.toList()));
	}

	@Override
	protected String getRequestPath(String path, String contextPath, String servletPath) {
		return path.substring(escapedLength(contextPath) + escapedLength(servletPath) + escapedLength(PATH));
	}

	@Override
	protected void service(HttpServletRequest request, HttpServletResponse response) throws ServletException, IOException {
		Thread.currentThread().setContextClassLoader(OpenmrsClassLoader.getInstance());
		super.service(request, response);
	}
}
