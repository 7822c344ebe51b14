/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.ToStringSerializer;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** One HTTP request and the way to answer it. */
final class Call {

    private static final int MAX_BODY_BYTES = 16 * 1024 * 1024;
    private static final JsonMapper JSON = JsonMapper.builder()
            .addModule(new SimpleModule().addSerializer(Instant.class, ToStringSerializer.instance))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private final HttpExchange exchange;
    private String body;

    Call(HttpExchange exchange) {
        this.exchange = exchange;
    }

    String method() {
        return exchange.getRequestMethod();
    }

    String path() {
        return exchange.getRequestURI().getPath();
    }

    String header(String name) {
        return exchange.getRequestHeaders().getFirst(name);
    }

    /** @throws IllegalArgumentException if it is not in the form of a query */
    Map<String, String> query() {
        return Form.parse(exchange.getRequestURI().getRawQuery());
    }

    /** @throws IllegalArgumentException if it is too long or not in the form of a form */
    Map<String, String> form() throws IOException {
        return Form.parse(body());
    }

    /** @throws IllegalArgumentException if it is too long or not of this shape */
    <T> T json(Class<T> shape) throws IOException {
        try {
            return JSON.readValue(body(), shape);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The body is not the JSON expected: " + e.getOriginalMessage(), e);
        }
    }

    boolean isJson() {
        String type = header("Content-Type");
        return type != null && type.regionMatches(true, 0, "application/json", 0, "application/json".length());
    }

    void answer(int status, Object json) throws IOException {
        answer(status, "application/json;charset=utf-8", JSON.writeValueAsBytes(json));
    }

    void answer(int status, String contentType, byte[] content) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", contentType);
        exchange.getResponseHeaders().set("X-Content-Type-Options", "nosniff");
        if (!exchange.getResponseHeaders().containsKey("Cache-Control")) {
            exchange.getResponseHeaders().set("Cache-Control", "no-store");
        }
        boolean head = "HEAD".equals(method());
        exchange.sendResponseHeaders(status, head || content.length == 0 ? -1 : content.length);
        if (!head) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    void header(String name, String value) {
        exchange.getResponseHeaders().set(name, value);
    }

    /** Ends the connection without an answer. */
    void cut() {
        exchange.close();
    }

    static JsonNode tree(Object value) {
        return JSON.valueToTree(value);
    }

    /** Every value of one name of a form. */
    List<String> formValues(String name) throws IOException {
        return Form.all(body(), name);
    }

    /** The body, which can be read once from the connection and is kept for who asks again. */
    private String body() throws IOException {
        if (body == null) {
            body = readBody();
        }
        return body;
    }

    private String readBody() throws IOException {
        byte[] bytes = exchange.getRequestBody().readNBytes(MAX_BODY_BYTES + 1);
        if (bytes.length > MAX_BODY_BYTES) {
            throw new IllegalArgumentException("The body is longer than " + MAX_BODY_BYTES + " bytes.");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
