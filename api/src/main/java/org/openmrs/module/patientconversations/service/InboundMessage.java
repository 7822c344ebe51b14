/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.module.patientconversations.channel.Channels;

/** A verified message from outside; who sent it is not yet known. */
public final class InboundMessage {

    private final String channel;

    private final String from;

    private final String to;

    private final String subject;

    private final String text;

    private final String carrierId;

    private final Date received;

    private final MailDetails mail;

    private final List<InboundFile> files;

    /**
     * @param from normalized where it can be, else as it came (a short code, a sender's name)
     * @param subject null where there is none
     * @param carrierId unique within the channel
     */
    public InboundMessage(String channel, String from, String to, String subject, String text, String carrierId, Date received) {
        this(channel, from, to, subject, text, carrierId, received, null, Collections.emptyList());
    }

    private InboundMessage(String channel, String from, String to, String subject, String text, String carrierId, Date received, MailDetails mail,
            List<InboundFile> files) {
        this.channel = channel;
        this.from = from;
        this.to = to;
        this.subject = subject;
        this.text = text;
        this.carrierId = carrierId;
        this.received = new Date(received.getTime());
        this.mail = mail;
        this.files = files;
    }

    /** The same message with what an e-mail tells beside. */
    public InboundMessage withMail(MailDetails details) {
        return new InboundMessage(channel, from, to, subject, text, carrierId, received, details, files);
    }

    /** The same message with what came with it. */
    public InboundMessage withFiles(List<InboundFile> attached) {
        return new InboundMessage(channel, from, to, subject, text, carrierId, received, mail, Collections.unmodifiableList(new ArrayList<>(attached)));
    }

    InboundMessage from(String address) {
        return new InboundMessage(channel, address, to, subject, text, carrierId, received, mail, files);
    }

    public String getChannel() {
        return channel;
    }

    public String getFrom() {
        return from;
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

    public String getCarrierId() {
        return carrierId;
    }

    /** Empty for what is no e-mail. */
    public Optional<MailDetails> getMail() {
        return Optional.ofNullable(mail);
    }

    /** Whether it is a phone call, which has just begun. */
    public boolean isCall() {
        return Channels.PHONE.equals(channel);
    }

    public List<InboundFile> getFiles() {
        return files;
    }

    public Date getReceived() {
        return new Date(received.getTime());
    }
}
