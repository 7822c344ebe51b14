/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

/** What a webhook answers. */
public final class WebhookAnswer {

    private static final int OK = 200;

    private final int status;

    private final String contentType;

    private final String body;

    private WebhookAnswer(int status, String contentType, String body) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
    }

    /** @param status HTTP's; the body is empty */
    static WebhookAnswer ofStatus(int status) {
        return new WebhookAnswer(status, "text/plain;charset=UTF-8", "");
    }

    static WebhookAnswer ofXml(String xml) {
        return new WebhookAnswer(OK, "text/xml;charset=UTF-8", xml);
    }

    public int getStatus() {
        return status;
    }

    public String getContentType() {
        return contentType;
    }

    public String getBody() {
        return body;
    }
}
