/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.twilio.http.NetworkHttpClient;
import com.twilio.http.TwilioRestClient;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.HttpHost;
import org.junit.rules.ExternalResource;

/** A practice, a sandbox that knows it, and clients of the sandbox: Twilio's own SDK, and plain HTTP. */
public final class SandboxRig extends ExternalResource {

    static final String PRACTICE_NUMBER = "+15005550006";
    static final String PATIENT = "+15551234567";

    Practice practice;
    Sandbox sandbox;
    private final HttpClient http = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @Override
    protected void before() throws IOException, InterruptedException {
        practice = new Practice();
        sandbox = Sandbox.builder().httpPort(0).smtpPort(0).imapPort(0).webhookBase(practice.base()).start();
        post("behaviour", "{\"callbackDelayMs\": 1}");
    }

    @Override
    protected void after() {
        sandbox.close();
        practice.close();
    }

    TwilioRestClient twilio() {
        return twilio(sandbox.authToken());
    }

    /** The SDK with its own HTTP client, whose connections to api.twilio.com are led to the sandbox. */
    TwilioRestClient twilio(String authToken) {
        HttpRoute route = new HttpRoute(new HttpHost("http", "localhost", sandbox.httpPort()));
        HttpClientBuilder builder = HttpClientBuilder.create().setRoutePlanner((target, context) -> route).disableAutomaticRetries();
        return new TwilioRestClient.Builder(sandbox.accountSid(), authToken).httpClient(new NetworkHttpClient(builder)).build();
    }

    JsonNode get(String path) throws IOException, InterruptedException {
        return json.readTree(send(request(path).GET()).body());
    }

    JsonNode post(String path, String body) throws IOException, InterruptedException {
        return json.readTree(answerTo(path, body).body());
    }

    HttpResponse<String> answerTo(String path, String body) throws IOException, InterruptedException {
        return send(request(path).header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(sandbox.baseUrl() + (path.startsWith("/") ? path : "/sandbox/api/" + path)));
    }

    HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
}
