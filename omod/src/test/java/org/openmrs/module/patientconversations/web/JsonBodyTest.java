/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import javax.servlet.http.HttpServletRequest;
import org.junit.Test;
import org.openmrs.web.xss.XSSFilter;
import org.springframework.http.HttpStatus;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

public class JsonBodyTest {

    @Test
    public void readsWhatWasSentBelowAFilterThatRewritesBodies() throws Exception {
        MockFilterChain chain = new MockFilterChain();
        new XSSFilter().doFilter(request("application/json;charset=UTF-8", "{\"text\": \"<b> & é\"}"), new MockHttpServletResponse(), chain);
        assertThat(JsonBody.read((HttpServletRequest) chain.getRequest())).containsEntry("text", "<b> & é");
    }

    @Test
    public void takesOtherKindsOfJson() throws Exception {
        assertThat(JsonBody.read(request("application/merge-patch+json", "{}"))).isEmpty();
    }

    @Test
    public void refusesWhatDoesNotSayItIsJson() {
        for (String type : new String[] { null, "", "text/plain", "nonsense", "application/x-www-form-urlencoded", "*/*", "application/*" }) {
            assertRefused(HttpStatus.UNSUPPORTED_MEDIA_TYPE, request(type, "{}"));
        }
    }

    @Test
    public void refusesABodyThatIsTooLong() {
        char[] text = new char[OriginalBody.LONGEST_TEXT];
        assertRefused(HttpStatus.PAYLOAD_TOO_LARGE, request("application/json", "{\"text\": \"" + new String(text).replace('\0', 'x') + "\"}"));
    }

    @Test
    public void refusesBytesThatAreNoText() {
        MockHttpServletRequest request = request("application/json", "");
        request.setContent(new byte[] { '{', '"', (byte) 0xff, '"', ':', '1', '}' });
        assertRefused(HttpStatus.BAD_REQUEST, request);
    }

    private static MockHttpServletRequest request(String type, String body) {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", "/ws/rest/v1/conversation");
        request.setContentType(type);
        request.setContent(body.getBytes(StandardCharsets.UTF_8));
        return request;
    }

    private static void assertRefused(HttpStatus status, MockHttpServletRequest request) {
        assertThatThrownBy(() -> JsonBody.read(request)).isInstanceOfSatisfying(RestException.class,
            refused -> assertThat(refused.getStatus()).isEqualTo(status));
    }
}
