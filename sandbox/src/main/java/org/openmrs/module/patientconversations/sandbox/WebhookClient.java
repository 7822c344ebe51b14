/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;

/** Posts webhooks to the practice as Twilio does: form-encoded and signed. */
final class WebhookClient {

    /** Twilio waits this long for an answer (twilio.com/docs/usage/webhooks/webhooks-faq). */
    private static final Duration TIMEOUT = Duration.ofSeconds(15);
    private static final int MAX_ANSWER_BYTES = 64 * 1024;

    private final HttpClient http = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(Duration.ofSeconds(5))
            .build();

    /**
     * Posts once and waits for the answer; whatever goes wrong is told in it.
     *
     * @param event what is told, for the record
     * @param signingToken the token to sign with
     */
    WebhookAnswer post(String event, String url, Map<String, String> parameters, String signingToken) throws InterruptedException {
        long start = System.nanoTime();
        try {
            HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                    .timeout(TIMEOUT)
                    .header("Content-Type", Form.CONTENT_TYPE + "; charset=utf-8")
                    .header("User-Agent", "TwilioProxy/1.1")
                    .header("I-Twilio-Idempotency-Token", UUID.randomUUID().toString())
                    .header("X-Twilio-Signature", Signature.of(signingToken, url, parameters))
                    .POST(HttpRequest.BodyPublishers.ofString(Form.encode(parameters)))
                    .build();
            HttpResponse<InputStream> response = http.send(request, HttpResponse.BodyHandlers.ofInputStream());
            return new WebhookAnswer(event, url, response.statusCode(), text(response.body()), 1, millisSince(start), null);
        } catch (IOException | IllegalArgumentException e) {
            return new WebhookAnswer(event, url, null, null, 1, millisSince(start), words(e));
        }
    }

    private static String text(InputStream body) throws IOException {
        try (body) {
            byte[] bytes = body.readNBytes(MAX_ANSWER_BYTES);
            return new String(bytes, StandardCharsets.UTF_8);
        }
    }

    private static String words(Exception e) {
        String name = e.getClass().getSimpleName().replaceAll("(Exception|Error)$", "");
        return e.getMessage() == null ? "No answer: " + name : "No answer: " + name + ", " + e.getMessage();
    }

    private static long millisSince(long start) {
        return (System.nanoTime() - start) / 1_000_000;
    }
}
