/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;
import org.openmrs.module.patientconversations.inbound.TwilioWebhooks;
import org.openmrs.module.patientconversations.inbound.WebhookAnswer;

/** The address that the carrier calls back: it hands the module's callbacks to the module, and answers those of the bare loop at once. */
final class StatusWebhook implements AutoCloseable {

    private static final String CONTEXT = "/openmrs";

    private static final int THREADS = 8;

    private final HttpServer server;

    private final ExecutorService threads = Executors.newFixedThreadPool(THREADS);

    private volatile TwilioWebhooks module;

    StatusWebhook() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(threads);
        server.createContext(CONTEXT + TwilioChannel.STATUS_PATH, this::answer);
        server.start();
    }

    /** What the module is to know as its public base URL. */
    String publicBaseUrl() {
        return "http://127.0.0.1:" + server.getAddress().getPort() + CONTEXT;
    }

    void serve(TwilioWebhooks webhooks) {
        module = webhooks;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String query = exchange.getRequestURI().getRawQuery();
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            int status = 204;
            if (!query.contains("=" + BareLoop.PREFIX)) {
                Map<String, String[]> parameters = new HashMap<>();
                add(parameters, query);
                add(parameters, body);
                WebhookAnswer answer = module.handleStatus(parameters, query, exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                        exchange.getRemoteAddress().getAddress().getHostAddress());
                status = answer.getStatus();
            }
            exchange.sendResponseHeaders(status, -1);
        }
    }

    private static void add(Map<String, String[]> parameters, String form) {
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            parameters.put(decode(pair.substring(0, equals)), new String[] { decode(pair.substring(equals + 1)) });
        }
    }

    private static String decode(String encoded) {
        return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }
}
