/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Optional;

/** What came with an inbound message: a file that is at hand, or one that lies at the carrier. */
public final class InboundFile {

    private final String name;

    private final long size;

    private final byte[] content;

    private final String source;

    private InboundFile(String name, long size, byte[] content, String source) {
        this.name = name;
        this.size = size;
        this.content = content;
        this.source = source;
    }

    public static InboundFile of(String name, byte[] content) {
        return new InboundFile(name, content.length, content.clone(), null);
    }

    /** @param source a path below the carrier's address */
    public static InboundFile atCarrier(String name, String source) {
        return new InboundFile(name, 0, null, source);
    }

    /** One that nobody fetched, since it is too large. */
    public static InboundFile tooLarge(String name, long size) {
        return new InboundFile(name, size, null, null);
    }

    public String getName() {
        return name;
    }

    /** In bytes, 0 if it is not known. */
    public long getSize() {
        return size;
    }

    Optional<byte[]> getContent() {
        return Optional.ofNullable(content);
    }

    public Optional<String> getSource() {
        return Optional.ofNullable(source);
    }
}
