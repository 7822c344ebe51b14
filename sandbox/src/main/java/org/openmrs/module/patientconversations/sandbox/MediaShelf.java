/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What lies at the carrier to be fetched; the oldest make room when there are many. */
final class MediaShelf {

    private static final int CAPACITY = 200;

    private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final Map<String, Media> bySid = new LinkedHashMap<>() {

        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Media> eldest) {
            return size() > CAPACITY;
        }
    };

    synchronized Media put(String prefix, String type, byte[] content) {
        Media media = new Media(Sid.of(prefix), type, content);
        bySid.put(media.sid(), media);
        return media;
    }

    synchronized Optional<Media> get(String sid) {
        return Optional.ofNullable(bySid.get(sid));
    }

    /** Fetches what an MMS carries from where the practice says, as Twilio does: without a log-in. */
    Optional<Media> fetch(String url) throws InterruptedException {
        try {
            HttpResponse<byte[]> answer = http.send(HttpRequest.newBuilder(URI.create(url)).timeout(Duration.ofSeconds(15)).build(), HttpResponse.BodyHandlers.ofByteArray());
            return answer.statusCode() == 200 ? Optional.of(put("ME", answer.headers().firstValue("Content-Type").orElse("application/octet-stream"), answer.body()))
                    : Optional.empty();
        } catch (IOException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
