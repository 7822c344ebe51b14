/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.sun.net.httpserver.HttpServer;
import com.twilio.security.RequestValidator;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ExecutorService;
import java.util.function.BooleanSupplier;

/** Stands in for OpenMRS: takes webhooks, remembers them, and answers as told. */
final class Practice implements AutoCloseable {

    final List<Webhook> webhooks = new CopyOnWriteArrayList<>();
    private final HttpServer http;
    private final ExecutorService threads = Executors.newFixedThreadPool(16);
    private volatile int status = 200;
    private volatile String answer = "<Response/>";

    Practice() throws IOException {
        this(0);
    }

    Practice(int port) throws IOException {
        http = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 0);
        http.setExecutor(threads);
        http.createContext("/", exchange -> {
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            webhooks.add(new Webhook("http://localhost:" + port() + exchange.getRequestURI(), Form.parse(body),
                    exchange.getRequestHeaders().getFirst("X-Twilio-Signature")));
            byte[] content = answer.getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "text/xml");
            exchange.sendResponseHeaders(status, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
        });
        http.start();
    }

    int port() {
        return http.getAddress().getPort();
    }

    String base() {
        return "http://localhost:" + port() + "/openmrs";
    }

    String statusCallback() {
        return base() + "/ws/patientconversations/twilio/status?message=0c4cd5a6-6f0a-4b3f-9f2c-0d2e1d3a7b11";
    }

    void answerWith(int newStatus, String newAnswer) {
        this.status = newStatus;
        this.answer = newAnswer;
    }

    List<String> statuses() {
        return webhooks.stream().map(webhook -> webhook.parameters().get("MessageStatus")).toList();
    }

    @Override
    public void close() {
        http.stop(0);
        threads.shutdownNow();
    }

    /** Waits for something that comes soon, five seconds at most. */
    static void await(BooleanSupplier condition) throws InterruptedException {
        long end = System.nanoTime() + 5_000_000_000L;
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() > end) {
                throw new AssertionError("It did not come in time");
            }
            Thread.sleep(10);
        }
    }

    /** One webhook as it came in. */
    record Webhook(String url, Map<String, String> parameters, String signature) {

        boolean isSignedWith(String authToken) {
            return new RequestValidator(authToken).validate(url, parameters, signature);
        }
    }
}
