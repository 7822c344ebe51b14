/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.util.Map;

/** Hands each request to the part of the sandbox that its path belongs to. */
final class Router implements HttpHandler {

    private final TwilioApi twilio;
    private final SandboxApi sandbox;
    private final PhonePage page;

    Router(TwilioApi twilio, SandboxApi sandbox, PhonePage page) {
        this.twilio = twilio;
        this.sandbox = sandbox;
        this.page = page;
    }

    @Override
    public void handle(HttpExchange exchange) throws IOException {
        Call call = new Call(exchange);
        try {
            route(call);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IllegalArgumentException e) {
            call.answer(400, Map.of("error", e.getMessage()));
        } finally {
            exchange.close();
        }
    }

    private void route(Call call) throws IOException, InterruptedException {
        if (call.path().startsWith(TwilioApi.PREFIX)) {
            twilio.handle(call);
        } else if (call.path().startsWith(SandboxApi.PREFIX)) {
            sandbox.handle(call);
        } else {
            page.handle(call);
        }
    }
}
