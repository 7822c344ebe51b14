/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Serves the page that is the patient's phone. */
final class PhonePage {

    private static final Map<String, String> TYPES = Map.of(
            "/phone.html", "text/html;charset=utf-8",
            "/phone.css", "text/css;charset=utf-8",
            "/phone.js", "text/javascript;charset=utf-8",
            "/phone.svg", "image/svg+xml");

    void handle(Call call) throws IOException {
        String path = "/".equals(call.path()) ? "/phone.html" : call.path();
        String type = TYPES.get(path);
        if (type == null) {
            call.answer(404, "text/plain;charset=utf-8", "There is nothing here; the phone is at /\n".getBytes(StandardCharsets.UTF_8));
            return;
        }
        call.header("Content-Security-Policy", "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
                + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
        call.header("Referrer-Policy", "no-referrer");
        call.answer(200, type, read("phone" + path));
    }

    private static byte[] read(String resource) throws IOException {
        try (InputStream stream = PhonePage.class.getResourceAsStream(resource)) {
            if (stream == null) {
                throw new IOException("The sandbox was built without " + resource);
            }
            return stream.readAllBytes();
        }
    }
}
