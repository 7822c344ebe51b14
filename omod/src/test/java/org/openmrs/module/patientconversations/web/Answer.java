/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ObjectAssert;
import org.springframework.mock.web.MockHttpServletResponse;

/** What a REST call answered, read by paths such as {@code results.0.uuid}. */
public final class Answer {

    private final MockHttpServletResponse response;

    private final String text;

    private final Object body;

    Answer(MockHttpServletResponse response) throws Exception {
        this.response = response;
        text = new String(response.getContentAsByteArray(), StandardCharsets.UTF_8);
        body = text.startsWith("{") ? new ObjectMapper().readValue(text, Map.class) : null;
    }

    public int getStatus() {
        return response.getStatus();
    }

    public String getText() {
        return text;
    }

    public byte[] getContent() {
        return response.getContentAsByteArray();
    }

    public String getHeader(String name) {
        return response.getHeader(name);
    }

    public Answer hasStatus(int status) {
        assertThat(response.getStatus()).as(text).isEqualTo(status);
        return this;
    }

    /** A status of refusal, in webservices.rest's form, with a sentence and nothing of the server's inside. */
    public Answer refuses(int status) {
        hasStatus(status);
        check("error.message").asString().contains(" ");
        assertThat(text).doesNotContain("Exception").doesNotContain("at org.");
        return this;
    }

    public Answer refusesField(String field, String code) {
        hasStatus(400);
        check("error.fieldErrors").isInstanceOf(Map.class);
        List<?> errors = (List<?>) this.<Map<?, ?>> get("error.fieldErrors").get(field);
        assertThat(errors).as(text).isNotNull();
        assertThat(((Map<?, ?>) errors.get(0)).get("code")).as(text).isEqualTo(code);
        assertThat(((Map<?, ?>) errors.get(0)).get("message")).as(text).isNotNull().isNotEqualTo(code);
        return this;
    }

    public ObjectAssert<Object> check(String path) {
        Object value = get(path);
        return assertThat(value).as(path + " of " + text);
    }

    @SuppressWarnings("unchecked")
    public <T> T get(String path) {
        Object value = body;
        for (String step : path.split("\\.")) {
            value = value instanceof List ? element((List<?>) value, step) : value instanceof Map ? ((Map<?, ?>) value).get(step) : null;
        }
        return (T) value;
    }

    private static Object element(List<?> list, String step) {
        int index = Integer.parseInt(step);
        return index < list.size() ? list.get(index) : null;
    }
}
