/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.Test;
import org.openmrs.api.APIAuthenticationException;
import org.openmrs.api.APIException;
import org.openmrs.module.webservices.rest.web.response.ConversionException;
import org.openmrs.module.webservices.rest.web.response.ObjectNotFoundException;
import org.openmrs.module.webservices.rest.web.response.ResourceDoesNotSupportOperationException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.web.MockHttpServletRequest;

public class RestCallsTest extends RestTest {

    private static final String WORDS = "Jane, +250788123456";

    private final RestCalls calls = new RestCalls() {};

    @Test
    public void everyFailureHasItsStatusAndNoneIsQuoted() {
        assertAnswer(500, new IllegalStateException(WORDS));
        assertAnswer(500, new APIException(WORDS, new RuntimeException(WORDS)));
        assertAnswer(404, new ObjectNotFoundException(WORDS));
        assertAnswer(405, new ResourceDoesNotSupportOperationException(WORDS));
        assertAnswer(403, new RuntimeException(WORDS, new APIAuthenticationException(WORDS)));
    }

    @Test
    public void aRepresentationThatNamesAnUnknownPropertyIsTheCallersFaultAndOneThatFailsIsOurs() {
        assertAnswer(400, new ConversionException(WORDS));
        assertAnswer(400, new ConversionException(WORDS, new NoSuchMethodException(WORDS)));
        assertAnswer(400, new ConversionException(WORDS, new ConversionException(WORDS, new NoSuchMethodException(WORDS))));
        assertAnswer(500, new ConversionException(WORDS, new IllegalStateException(WORDS)));
        assertAnswer(403, new ConversionException(WORDS, new RuntimeException(new APIAuthenticationException(WORDS))));
    }

    private void assertAnswer(int status, Exception failure) {
        ResponseEntity<Object> answer = calls.failed(failure, new MockHttpServletRequest("GET", "/ws/rest/v1/conversation"));
        assertThat(answer.getStatusCodeValue()).as(failure.toString()).isEqualTo(status);
        assertThat(answer.getHeaders().getContentType()).isEqualTo(MediaType.APPLICATION_JSON);
        assertThat(String.valueOf(answer.getBody())).doesNotContain("Jane").doesNotContain("Exception");
    }
}
