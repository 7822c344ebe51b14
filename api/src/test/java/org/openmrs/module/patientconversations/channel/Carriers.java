/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import static org.junit.Assert.assertEquals;

import java.io.IOException;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import org.junit.rules.ExternalResource;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.sandbox.Sandbox;
import org.openmrs.module.patientconversations.service.MapSettings;

/** The sandbox's carriers for one test, and settings that lead to them. */
public class Carriers extends ExternalResource {

    public static final String PRACTICE_NUMBER = "+15005550006";

    private final MapSettings settings = new MapSettings();

    private Sandbox sandbox;

    @Override
    protected void before() throws Throwable {
        sandbox = Sandbox.builder().httpPort(0).smtpPort(0).imapPort(0).start();
        lead(settings);
    }

    @Override
    protected void after() {
        sandbox.close();
    }

    /** Makes settings lead to this sandbox. */
    public void lead(MapSettings target) {
        target.set(GlobalProperties.TWILIO_ACCOUNT_SID, sandbox.accountSid());
        target.set(GlobalProperties.TWILIO_AUTH_TOKEN, sandbox.authToken());
        target.set(GlobalProperties.TWILIO_FROM, PRACTICE_NUMBER);
        target.set(GlobalProperties.TWILIO_API_BASE_URL, sandbox.baseUrl());
        target.set(GlobalProperties.SMTP_HOST, "localhost");
        target.set(GlobalProperties.SMTP_PORT, Integer.toString(sandbox.smtpPort()));
        target.set(GlobalProperties.SMTP_SECURITY, "NONE");
        target.set(GlobalProperties.SMTP_FROM, "clinic@example.org");
        target.set(GlobalProperties.SMTP_TIMEOUT_SECONDS, "5");
    }

    public MapSettings settings() {
        return settings;
    }

    public Sandbox sandbox() {
        return sandbox;
    }

    /** @param json as the sandbox's behaviour call takes it */
    public void behave(String json) throws IOException {
        post("behaviour", json);
    }

    /** Calls the sandbox's own API. */
    public void post(String call, String json) throws IOException {
        HttpURLConnection connection = (HttpURLConnection) new URL(sandbox.baseUrl() + "/sandbox/api/" + call).openConnection();
        connection.setRequestMethod("POST");
        connection.setDoOutput(true);
        connection.setRequestProperty("Content-Type", "application/json");
        try (OutputStream body = connection.getOutputStream()) {
            body.write(json.getBytes(StandardCharsets.UTF_8));
        }
        assertEquals(200, connection.getResponseCode());
    }
}
