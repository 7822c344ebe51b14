/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.OutputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.channel.email.EmailChannel;
import org.openmrs.module.patientconversations.channel.email.OwnClasses;
import org.openmrs.module.patientconversations.channel.email.ReplyAddress;
import org.openmrs.module.patientconversations.channel.email.StoredMail;
import org.openmrs.module.patientconversations.service.Attachments;
import org.openmrs.module.patientconversations.service.InboundFile;
import org.openmrs.module.patientconversations.service.InboundMessage;
import org.openmrs.module.patientconversations.service.MailDetails;

/** Turns an e-mail into an inbound message. What cannot be read of it is left out; nothing keeps it from being filed. */
public class MailParser {

    /** The width of the column. */
    private static final int MAX_CARRIER_ID = 255;

    private final Settings settings;

    private final Attachments attachments;

    private final Clock clock;

    public MailParser(Settings settings, Attachments attachments, Clock clock) {
        this.settings = settings;
        this.attachments = attachments;
        this.clock = clock;
    }

    InboundMessage parse(StoredMail stored) throws MessagingException, IOException {
        try (OwnClasses own = OwnClasses.use()) {
            MailHeaders headers = new MailHeaders(stored.getMessage());
            List<String> from = headers.getFrom();
            Date received = stored.getReceived() == null ? new Date(clock.millis()) : stored.getReceived();
            InboundMessage bare = new InboundMessage(EmailChannel.ID, from.isEmpty() ? "" : from.get(0), headers.getTo().orElse(""),
                    headers.getSubject().orElse(null), "", carrierId(stored.getMessage(), headers), received);
            return stored.isWhole() ? withContent(bare, headers, MailParts.of(stored.getMessage())) : withContent(bare, headers, null);
        }
    }

    private InboundMessage withContent(InboundMessage bare, MailHeaders headers, MailParts parts) throws MessagingException, IOException {
        Optional<MailHtml> html = parts == null ? Optional.empty() : parts.getHtml().map(MailHtml::of);
        String whole = parts == null ? "" : parts.getPlain().orElseGet(() -> html.map(MailHtml::getText).orElse(""));
        MailText text = MailText.of(whole);
        MailDetails details = new MailDetails(html.map(MailHtml::getHtml).orElse(null), text.getFolded(), replyTokens(headers), headers.getReferences(),
                headers.isAutomatic(), isDoubtful(headers));
        return new InboundMessage(bare.getChannel(), bare.getFrom(), bare.getTo(), bare.getSubject().orElse(null), text.getWritten(), bare.getCarrierId(),
                bare.getReceived()).withMail(details).withFiles(parts == null ? notFetched() : files(parts));
    }

    private static List<InboundFile> notFetched() {
        return Collections.singletonList(InboundFile.tooLarge("e-mail.eml", 0));
    }

    private List<InboundFile> files(MailParts parts) throws MessagingException, IOException {
        List<InboundFile> files = new ArrayList<>();
        for (Part part : parts.getOthers()) {
            String name = MailParts.fileName(part).map(MailHeaders::decode).orElseGet(() -> "file-" + (files.size() + 1));
            Optional<byte[]> content = MailParts.readBytes(part, attachments.getMaxBytes());
            files.add(content.map(bytes -> InboundFile.of(name, bytes)).orElseGet(() -> InboundFile.tooLarge(name, size(part))));
        }
        return files;
    }

    private static long size(Part part) {
        try {
            return Math.max(part.getSize(), 0);
        } catch (MessagingException e) {
            return 0;
        }
    }

    List<String> replyTokens(MailHeaders headers) throws MessagingException {
        Optional<String> address = settings.get(GlobalProperties.SMTP_REPLY_ADDRESS);
        return address.isPresent() ? headers.findReplyTokens(ReplyAddress.of(address.get())) : Collections.emptyList();
    }

    private boolean isDoubtful(MailHeaders headers) throws MessagingException {
        Optional<String> server = settings.get(GlobalProperties.IMAP_AUTHENTICATION_SERVER);
        return !headers.hasOneSender() || server.isPresent() && headers.isDisownedAccordingTo(server.get());
    }

    /** The Message-ID; a mail without one, or with one that is too long, is known by the digest of all that it is. */
    private static String carrierId(MimeMessage message, MailHeaders headers) throws MessagingException, IOException {
        Optional<String> messageId = headers.getMessageId().filter(id -> id.length() <= MAX_CARRIER_ID && id.chars().allMatch(c -> c > ' ' && c < 127));
        return messageId.isPresent() ? messageId.get() : "sha256:" + digest(message);
    }

    private static String digest(MimeMessage message) throws MessagingException, IOException {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            try (OutputStream bytes = new DigestOutputStream(new Nowhere(), digest)) {
                message.writeTo(bytes);
            }
            StringBuilder hex = new StringBuilder();
            for (byte b : digest.digest()) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("This Java has no SHA-256", e);
        }
    }

    /** Takes bytes and keeps none. */
    private static final class Nowhere extends OutputStream {

        @Override
        public void write(int b) {
            // Only the digest counts.
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            // Only the digest counts.
        }
    }
}
