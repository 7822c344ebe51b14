/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.benchmarks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.openmrs.module.patientconversations.sandbox.Sandbox;

/** The sandbox carriers in a JVM of their own, as a carrier is: its garbage and its threads are not the module's. */
final class SandboxProcess implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http = HttpClient.newHttpClient();

    private final Process process;

    private final String url;

    private SandboxProcess(Process process, int port) {
        this.process = process;
        this.url = "http://127.0.0.1:" + port;
    }

    /** @param messages how many it must be able to keep */
    static SandboxProcess start(Path log, int messages) throws IOException, InterruptedException {
        int port = freePort();
        Process process = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx256m",
                "-cp", System.getProperty("java.class.path"), Sandbox.class.getName(), "--port", Integer.toString(port),
                "--smtp-port", Integer.toString(freePort()), "--imap-port", Integer.toString(freePort()), "--max-messages", Integer.toString(messages))
                .redirectErrorStream(true).redirectOutput(log.toFile()).start();
        SandboxProcess sandbox = new SandboxProcess(process, port);
        Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
        sandbox.awaitStart();
        return sandbox;
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket(0)) {
            return probe.getLocalPort();
        }
    }

    private void awaitStart() throws InterruptedException, IOException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline && process.isAlive()) {
            try {
                get("config");
                return;
            } catch (IOException e) {
                Thread.sleep(100);
            }
        }
        throw new IOException("The sandbox does not start");
    }

    /** What stands where https://api.twilio.com stands otherwise. */
    String url() {
        return url;
    }

    /** How long the carrier takes to answer, and whether it calls back. */
    void behave(int latencyMillis, boolean callbacks) throws IOException, InterruptedException {
        String body = JSON.createObjectNode().put("latencyMs", latencyMillis).put("dropCallbacks", !callbacks).toString();
        require(http.send(HttpRequest.newBuilder(URI.create(url + "/sandbox/api/behaviour")).header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)).build(), BodyHandlers.ofString()));
    }

    /** Forgets what arrived. */
    void clear() throws IOException, InterruptedException {
        require(http.send(HttpRequest.newBuilder(URI.create(url + "/sandbox/api/messages")).DELETE().build(), BodyHandlers.ofString()));
    }

    /** All SMS that arrived. */
    JsonNode messages() throws IOException, InterruptedException {
        return get("messages?kind=sms").get("messages");
    }

    private JsonNode get(String what) throws IOException, InterruptedException {
        return JSON.readTree(require(http.send(HttpRequest.newBuilder(URI.create(url + "/sandbox/api/" + what)).build(), BodyHandlers.ofString())));
    }

    private static String require(HttpResponse<String> answer) throws IOException {
        if (answer.statusCode() / 100 != 2) {
            throw new IOException("The sandbox answered " + answer.statusCode());
        }
        return answer.body();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor(10, TimeUnit.SECONDS);
    }
}
