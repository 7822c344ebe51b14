/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import org.junit.After;
import org.junit.Before;
import org.junit.Test;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.model.MessageEvent;
import org.openmrs.module.patientconversations.service.MapSettings;

public class EventWebhookTest {

    private static final String UUID = "da7f524f-27ce-4bb2-86d6-6d1d05312bd5";

    private final MapSettings settings = new MapSettings();

    private final EventWebhook webhook = new EventWebhook(settings);

    private final EventTask news = EventTask.of(new EventTask(UUID, MessageEvent.STATUS_CHANGED, 1_795_000_000_123L).toInstance());

    private HttpServer other;

    private int answer = 204;

    private int calls;

    private String body;

    private String timestamp;

    private String signature;

    @Before
    public void startOther() throws IOException {
        other = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        other.createContext("/", this::receive);
        other.start();
        settings.set(GlobalProperties.EVENTS_URL, "http://localhost:" + other.getAddress().getPort() + "/news");
        settings.set(GlobalProperties.EVENTS_SECRET, "shared");
    }

    @After
    public void stopOther() {
        other.stop(0);
    }

    private void receive(HttpExchange exchange) throws IOException {
        calls++;
        body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
        timestamp = exchange.getRequestHeaders().getFirst(EventWebhook.TIMESTAMP);
        signature = exchange.getRequestHeaders().getFirst(EventWebhook.SIGNATURE);
        exchange.getResponseHeaders().set("Location", "/elsewhere");
        exchange.sendResponseHeaders(answer, -1);
        exchange.close();
    }

    @Test
    public void tellsWhatBefellWhichMessageAndSignsIt() throws IOException {
        webhook.tell(news);
        assertThat(body).isEqualTo("{\"event\":\"communication.status\",\"resource\":\"Communication/" + UUID + "\",\"time\":\"2026-11-18T11:06:40.123Z\"}");
        assertThat(timestamp).isEqualTo("1795000000");
        // What openssl dgst -sha256 -hmac shared makes of the timestamp, a full stop and the body is the same.
        assertThat(signature).isEqualTo("sha256=" + EventWebhook.sign("shared", timestamp, body.getBytes(StandardCharsets.UTF_8)));
        assertThat(EventWebhook.sign("key", "1", "x".getBytes(StandardCharsets.UTF_8)))
            .isEqualTo("fc4913c41a7bf793267e2a384f3261c9436ec2cd097bd745e7b0d99113f510ec");
    }

    @Test
    public void failsUnlessTheOtherSystemTakesItAndFollowsNoRedirect() {
        answer = 302;
        assertThatThrownBy(() -> webhook.tell(news)).isInstanceOf(IOException.class).hasMessageContaining("302");
        assertThat(calls).isEqualTo(1);
        answer = 500;
        assertThatThrownBy(() -> webhook.tell(news)).isInstanceOf(IOException.class).hasMessageContaining("500");
    }

    @Test
    public void tellsNobodyOnceNobodyIsNamed() throws IOException {
        settings.set(GlobalProperties.EVENTS_URL, "");
        webhook.tell(news);
        assertThat(calls).isZero();
    }
}
