/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.support;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.openmrs.module.patientconversations.channel.sms.MediaLink;
import org.openmrs.module.patientconversations.channel.sms.TwilioChannel;
import org.openmrs.module.patientconversations.inbound.TwilioVoice;
import org.openmrs.module.patientconversations.inbound.TwilioWebhooks;
import org.openmrs.module.patientconversations.inbound.WebhookAnswer;

/** The practice's server as the carrier reaches it: hands requests to the webhooks as a servlet container would. */
public final class PracticeServer implements AutoCloseable {

    private final HttpServer server;

    private final ExecutorService threads = Executors.newFixedThreadPool(4);

    private interface Webhook {

        WebhookAnswer handle(Map<String, String[]> parameters, String query, String signature, String remoteAddress);
    }

    public PracticeServer(TwilioWebhooks webhooks, TwilioVoice voice) throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/openmrs" + TwilioChannel.SMS_PATH, exchange -> handle(exchange, webhooks::handleSms));
        server.createContext("/openmrs" + TwilioChannel.STATUS_PATH, exchange -> handle(exchange, webhooks::handleStatus));
        server.createContext("/openmrs" + MediaLink.PATH, exchange -> answer(exchange,
                webhooks.handleMedia(exchange.getRequestURI().getPath().substring(("/openmrs" + MediaLink.PATH).length()), "carrier")));
        server.createContext("/openmrs" + TwilioVoice.PATH, exchange -> handle(exchange, (parameters, query, signature, remote) -> voice
                .handle(exchange.getRequestURI().getPath().substring(("/openmrs" + TwilioVoice.PATH).length()), parameters, query, signature, remote).get()));
        server.setExecutor(threads);
        server.start();
    }

    public String baseUrl() {
        return "http://localhost:" + server.getAddress().getPort() + "/openmrs";
    }

    @Override
    public void close() {
        server.stop(0);
        threads.shutdownNow();
    }

    private static void handle(HttpExchange exchange, Webhook webhook) throws IOException {
        String query = exchange.getRequestURI().getRawQuery();
        Map<String, List<String>> values = new HashMap<>();
        parse(query, values);
        parse(body(exchange), values);
        Map<String, String[]> parameters = new HashMap<>();
        values.forEach((name, list) -> parameters.put(name, list.toArray(new String[0])));
        WebhookAnswer answer = webhook.handle(parameters, query, exchange.getRequestHeaders().getFirst("X-Twilio-Signature"),
                exchange.getRemoteAddress().getAddress().getHostAddress());
        answer(exchange, answer);
    }

    private static void answer(HttpExchange exchange, WebhookAnswer answer) throws IOException {
        byte[] content = answer.getContent();
        exchange.getResponseHeaders().set("Content-Type", answer.getContentType());
        exchange.sendResponseHeaders(answer.getStatus(), content.length == 0 ? -1 : content.length);
        if (content.length > 0) {
            exchange.getResponseBody().write(content);
        }
        exchange.close();
    }

    private static String body(HttpExchange exchange) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[4096];
        try (InputStream in = exchange.getRequestBody()) {
            for (int n = in.read(buffer); n >= 0; n = in.read(buffer)) {
                bytes.write(buffer, 0, n);
            }
        }
        return bytes.toString("UTF-8");
    }

    private static void parse(String form, Map<String, List<String>> values) throws IOException {
        if (form == null || form.isEmpty()) {
            return;
        }
        for (String pair : form.split("&")) {
            int equals = pair.indexOf('=');
            values.computeIfAbsent(URLDecoder.decode(pair.substring(0, equals), "UTF-8"), name -> new ArrayList<>())
                    .add(URLDecoder.decode(pair.substring(equals + 1), "UTF-8"));
        }
    }
}
