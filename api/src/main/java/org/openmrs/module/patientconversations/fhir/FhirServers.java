/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.lang.annotation.Annotation;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import javax.servlet.http.HttpServlet;
import org.openmrs.module.fhir2.FhirActivator;
import org.openmrs.module.fhir2.api.annotations.R3Provider;
import org.openmrs.module.fhir2.api.annotations.R4Provider;
import org.openmrs.module.web.WebModuleUtil;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.ApplicationContext;

/**
 * Gives the running FHIR servers their resource providers back. fhir2 4.2.0 takes them away at each refresh of the Spring context, so
 * whenever any module is installed, started or stopped, and hands over the new ones in a way that HAPI only heeds before a server starts
 * (seen in {@code FhirRestServlet.refreshed}): every resource type would be unknown until OpenMRS is restarted.
 */
public final class FhirServers {

    private static final Logger log = LoggerFactory.getLogger(FhirServers.class);

    private FhirServers() {
    }

    /** To be called after fhir2 has learned of a refresh. Does nothing to a server that lacks nothing, or is not running yet. */
    public static void restoreProviders() {
        restoreProviders("fhir2Servlet", R4Provider.class);
        restoreProviders("fhir2R3Servlet", R3Provider.class);
    }

    private static void restoreProviders(String servletName, Class<? extends Annotation> version) {
        HttpServlet servlet = WebModuleUtil.getServlet(servletName);
        ApplicationContext context = FhirActivator.getApplicationContext();
        if (servlet instanceof RestfulServer && context != null) {
            restoreProviders((RestfulServer) servlet, providers(context, version));
        }
    }

    static void restoreProviders(RestfulServer server, Collection<IResourceProvider> wanted) {
        Set<String> answering = server.getResourceBindings().stream().map(binding -> binding.getResourceName()).collect(Collectors.toSet());
        List<IResourceProvider> forgotten = wanted.stream().filter(provider -> !answering.contains(nameOf(server, provider))).collect(Collectors.toList());
        if (!forgotten.isEmpty()) {
            // The list that fhir2 left behind names them as if they answered; registering adds to it.
            server.setResourceProviders(wanted.stream().filter(provider -> !forgotten.contains(provider)).collect(Collectors.toList()));
            server.registerProviders(forgotten);
            log.info("{} FHIR resource types answer again", forgotten.size());
        }
    }

    private static String nameOf(RestfulServer server, IResourceProvider provider) {
        return server.getFhirContext().getResourceType(provider.getResourceType());
    }

    private static List<IResourceProvider> providers(ApplicationContext context, Class<? extends Annotation> version) {
        Set<String> names = Arrays.stream(context.getBeanNamesForAnnotation(version)).collect(Collectors.toSet());
        return context.getBeansOfType(IResourceProvider.class).entrySet().stream().filter(bean -> names.contains(bean.getKey()))
            .map(bean -> bean.getValue()).collect(Collectors.toList());
    }
}
