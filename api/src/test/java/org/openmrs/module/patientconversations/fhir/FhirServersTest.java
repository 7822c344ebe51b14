/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import javax.servlet.ServletException;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Basic;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.junit.Before;
import org.junit.Test;
import org.springframework.mock.web.MockServletConfig;

public class FhirServersTest {

    private final RestfulServer server = new RestfulServer(FhirContext.forR4());

    private static final class CommunicationProvider implements IResourceProvider {

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return Communication.class;
        }

        @Read
        public Communication read(@IdParam IdType id) {
            return new Communication();
        }
    }

    private static final class BasicProvider implements IResourceProvider {

        @Override
        public Class<? extends IBaseResource> getResourceType() {
            return Basic.class;
        }

        @Read
        public Basic read(@IdParam IdType id) {
            return new Basic();
        }
    }

    @Before
    public void start() throws ServletException {
        server.setResourceProviders(new CommunicationProvider(), new BasicProvider());
        server.init(new MockServletConfig());
    }

    private List<String> answering() {
        return server.getResourceBindings().stream().map(binding -> binding.getResourceName()).filter(name -> !name.equals("OperationDefinition"))
            .sorted().collect(Collectors.toList());
    }

    /** As fhir2 4.2.0 does at each refresh. */
    private List<IResourceProvider> refresh() {
        List<IResourceProvider> made = Arrays.asList(new CommunicationProvider(), new BasicProvider());
        server.unregisterAllProviders();
        server.setResourceProviders(made);
        return made;
    }

    @Test
    public void whatARefreshTookAnswersAgain() {
        List<IResourceProvider> made = refresh();
        assertThat(answering()).isEmpty();
        FhirServers.restoreProviders(server, made);
        assertThat(answering()).containsExactly("Basic", "Communication");
        assertThat(server.getResourceProviders()).containsExactlyElementsOf(made);
    }

    @Test
    public void soItIsAfterEveryRefresh() {
        for (int i = 0; i < 3; i++) {
            FhirServers.restoreProviders(server, refresh());
            assertThat(answering()).containsExactly("Basic", "Communication");
        }
    }

    @Test
    public void aServerThatLacksNothingIsLeftAlone() {
        List<IResourceProvider> before = List.copyOf(server.getResourceProviders());
        FhirServers.restoreProviders(server, before);
        assertThat(server.getResourceProviders()).containsExactlyElementsOf(before);
        assertThat(answering()).containsExactly("Basic", "Communication");
    }
}
