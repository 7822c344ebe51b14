/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.delivery;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.apache.commons.codec.binary.Hex;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;

/**
 * Tells another system that something befell a message: which message and what, never what it says. The body is signed with HMAC-SHA256 and the
 * secret that both sides know, over the time, a full stop and the body, so that neither can be forged and an old call is known as old.
 */
public class EventWebhook {

    static final String TIMESTAMP = "X-PatientConversations-Timestamp";

    static final String SIGNATURE = "X-PatientConversations-Signature";

    private static final String ALGORITHM = "HmacSHA256";

    private static final int TIMEOUT_MILLIS = 10_000;

    private final Settings settings;

    public EventWebhook(Settings settings) {
        this.settings = settings;
    }

    /**
     * Does nothing if no system is named any more.
     *
     * @throws IOException if the other system did not answer with a status of 200 to 299
     */
    void tell(EventTask news) throws IOException {
        Optional<String> url = settings.get(GlobalProperties.EVENTS_URL);
        if (url.isPresent()) {
            byte[] body = body(news).getBytes(StandardCharsets.UTF_8);
            HttpURLConnection connection = (HttpURLConnection) new URL(url.get()).openConnection();
            try {
                int status = post(connection, Long.toString(news.getMoment() / 1000), body);
                if (status < 200 || status > 299) {
                    throw new IOException("The system that is told of messages answered " + status);
                }
            } finally {
                connection.disconnect();
            }
        }
    }

    private int post(HttpURLConnection connection, String timestamp, byte[] body) throws IOException {
        connection.setConnectTimeout(TIMEOUT_MILLIS);
        connection.setReadTimeout(TIMEOUT_MILLIS);
        connection.setInstanceFollowRedirects(false);
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        connection.setRequestProperty(TIMESTAMP, timestamp);
        connection.setRequestProperty(SIGNATURE, "sha256=" + sign(settings.getSecret(GlobalProperties.EVENTS_SECRET).orElse(""), timestamp, body));
        try (OutputStream out = connection.getOutputStream()) {
            out.write(body);
        }
        return connection.getResponseCode();
    }

    /** Nothing in it needs escaping. */
    private static String body(EventTask news) {
        return String.format("{\"event\":\"%s\",\"resource\":\"Communication/%s\",\"time\":\"%s\"}", news.getEvent().getCode(),
            news.getMessageUuid(), Instant.ofEpochMilli(news.getMoment()));
    }

    /** An empty secret signs with a single zero byte, as HMAC pads a key: a key of no length is not allowed. */
    static String sign(String secret, String timestamp, byte[] body) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(secret.isEmpty() ? new byte[1] : secret.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            mac.update((timestamp + ".").getBytes(StandardCharsets.UTF_8));
            return Hex.encodeHexString(mac.doFinal(body));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
