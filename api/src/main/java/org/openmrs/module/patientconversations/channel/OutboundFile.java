/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.function.Supplier;

/** A file that goes out with a message. */
public final class OutboundFile {

    private final String uuid;

    private final String name;

    private final String contentType;

    private final Supplier<byte[]> content;

    /** @param content read when it is asked for */
    public OutboundFile(String uuid, String name, String contentType, Supplier<byte[]> content) {
        this.uuid = uuid;
        this.name = name;
        this.contentType = contentType;
        this.content = content;
    }

    public String getUuid() {
        return uuid;
    }

    public String getName() {
        return name;
    }

    public String getContentType() {
        return contentType;
    }

    public byte[] getContent() {
        return content.get();
    }
}
