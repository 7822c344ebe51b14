/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import java.nio.charset.StandardCharsets;

/** What a webhook answers. */
public final class WebhookAnswer {

    private static final int OK = 200;

    private final int status;

    private final String contentType;

    private final byte[] content;

    private WebhookAnswer(int status, String contentType, byte[] content) {
        this.status = status;
        this.contentType = contentType;
        this.content = content;
    }

    /** @param status HTTP's; the body is empty */
    static WebhookAnswer ofStatus(int status) {
        return new WebhookAnswer(status, "text/plain;charset=UTF-8", new byte[0]);
    }

    static WebhookAnswer ofXml(String xml) {
        return new WebhookAnswer(OK, "text/xml;charset=UTF-8", xml.getBytes(StandardCharsets.UTF_8));
    }

    static WebhookAnswer ofFile(String contentType, byte[] content) {
        return new WebhookAnswer(OK, contentType, content.clone());
    }

    public int getStatus() {
        return status;
    }

    public String getContentType() {
        return contentType;
    }

    public byte[] getContent() {
        return content.clone();
    }

    /** The content as text. */
    public String getBody() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
