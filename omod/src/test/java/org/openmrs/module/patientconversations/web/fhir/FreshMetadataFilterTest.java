/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web.fhir;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.annotation.IdParam;
import ca.uhn.fhir.rest.annotation.Read;
import ca.uhn.fhir.rest.server.IResourceProvider;
import ca.uhn.fhir.rest.server.RestfulServer;
import javax.servlet.Filter;
import org.hl7.fhir.instance.model.api.IBaseResource;
import org.hl7.fhir.r4.model.Communication;
import org.hl7.fhir.r4.model.IdType;
import org.junit.Before;
import org.junit.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletConfig;

public class FreshMetadataFilterTest {

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

    @Before
    public void startAndAsk() throws Exception {
        server.init(new MockServletConfig());
        assertThat(metadata()).doesNotContain("Communication");
    }

    @Test
    public void whatStartsToAnswerIsNamedAtOnce() throws Exception {
        server.registerProvider(new CommunicationProvider());

        assertThat(metadata(new FreshMetadataFilter())).contains("Communication");
    }

    @Test
    public void hapiAloneAnswersAsBefore() throws Exception {
        server.registerProvider(new CommunicationProvider());

        assertThat(metadata()).as("the filter is no longer needed").doesNotContain("Communication");
    }

    private String metadata(Filter... filters) throws Exception {
        MockHttpServletRequest request = new MockHttpServletRequest("GET", "/fhir/metadata");
        request.setServletPath("/fhir");
        request.setPathInfo("/metadata");
        request.addHeader("Cache-Control", "max-age=60");
        MockHttpServletResponse response = new MockHttpServletResponse();
        new MockFilterChain(server, filters).doFilter(request, response);
        assertThat(response.getStatus()).isEqualTo(200);
        return response.getContentAsString();
    }
}
