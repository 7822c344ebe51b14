/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/** What a channel is given to send; immutable and free of persistence. */
public final class OutboundMessage {

    private final String uuid;

    private final String to;

    private final String subject;

    private final String text;

    private final String inReplyTo;

    private final boolean automatic;

    private final List<OutboundFile> files;

    /**
     * @param uuid the message's own, under which the carrier's reports come back
     * @param to normalized address
     * @param subject null where the channel has none
     * @param text as typed
     * @param inReplyTo the carrier's id of the message that this one answers, or null
     */
    public OutboundMessage(String uuid, String to, String subject, String text, String inReplyTo) {
        this(uuid, to, subject, text, inReplyTo, false, Collections.emptyList());
    }

    private OutboundMessage(String uuid, String to, String subject, String text, String inReplyTo, boolean automatic, List<OutboundFile> files) {
        this.uuid = uuid;
        this.to = to;
        this.subject = subject;
        this.text = text;
        this.inReplyTo = inReplyTo;
        this.automatic = automatic;
        this.files = files;
    }

    /** The same message, which nobody typed: a channel that can say so does, lest a machine answers it. */
    public OutboundMessage asAutomatic() {
        return new OutboundMessage(uuid, to, subject, text, inReplyTo, true, files);
    }

    /** The same message with files that go along. */
    public OutboundMessage withFiles(List<OutboundFile> attached) {
        return new OutboundMessage(uuid, to, subject, text, inReplyTo, automatic, Collections.unmodifiableList(new ArrayList<>(attached)));
    }

    /** Empty unless the channel {@link Channel#carriesFiles carries} any. */
    public List<OutboundFile> getFiles() {
        return files;
    }

    public boolean isAutomatic() {
        return automatic;
    }

    public String getUuid() {
        return uuid;
    }

    public String getTo() {
        return to;
    }

    public Optional<String> getSubject() {
        return Optional.ofNullable(subject);
    }

    public String getText() {
        return text;
    }

    public Optional<String> getInReplyTo() {
        return Optional.ofNullable(inReplyTo);
    }
}
