/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * What came of a webhook.
 *
 * @param event what the webhook told: "inbound", or the status of a status callback
 * @param url where it went
 * @param status the HTTP status of the answer, null if there was no answer
 * @param body the answer's text, cut after a few thousand characters
 * @param attempts how often it was tried
 * @param millis how long the last try took
 * @param error why there was no usable answer, null if there was one
 */
public record WebhookAnswer(String event, String url, Integer status, String body, int attempts, long millis, String error) {

    /** Whether the practice took it: an answer with a status from 200 to 299 that could be understood. */
    @JsonProperty("ok")
    public boolean ok() {
        return error == null && status != null && status >= 200 && status < 300;
    }

    WebhookAnswer withError(String newError) {
        return new WebhookAnswer(event, url, status, body, attempts, millis, newError);
    }

    WebhookAnswer withAttempts(int newAttempts) {
        return new WebhookAnswer(event, url, status, body, newAttempts, millis, error);
    }
}
