/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import jakarta.activation.MailcapCommandMap;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;

/** Reads an e-mail into what the journal keeps of it. */
final class MailReader {

    /** Named one by one: within a test of the module, OpenMRS' older mail library is on the class path as well and would be found first. */
    private static final MailcapCommandMap HANDLERS = new MailcapCommandMap();

    static {
        HANDLERS.addMailcap("text/plain;; x-java-content-handler=org.eclipse.angus.mail.handlers.text_plain");
        HANDLERS.addMailcap("text/html;; x-java-content-handler=org.eclipse.angus.mail.handlers.text_html");
        HANDLERS.addMailcap("multipart/*;; x-java-content-handler=org.eclipse.angus.mail.handlers.multipart_mixed; x-java-fallback-entry=true");
    }

    private MailReader() {
    }

    /** @param date when it arrived */
    static Mail read(MimeMessage message, String envelopeFrom, String envelopeTo, Instant date) throws MessagingException {
        try {
            String headers = String.join("\n", Collections.list(message.getAllHeaderLines()));
            return new Mail(0, 0, date, envelopeFrom, decoded(message.getHeader("From", ", ")), envelopeTo, message.getSubject(),
                    first(message, "text/plain"), first(message, "text/html"), message.getMessageID(), headers);
        } catch (IOException e) {
            throw new MessagingException("The e-mail cannot be read", e);
        }
    }

    private static String decoded(String header) throws UnsupportedEncodingException {
        return header == null ? null : MimeUtility.decodeText(MimeUtility.unfold(header));
    }

    /** The first part of a type that is not an attachment, null if there is none. */
    private static String first(Part part, String type) throws MessagingException, IOException {
        if (Part.ATTACHMENT.equalsIgnoreCase(part.getDisposition())) {
            return null;
        }
        if (part.isMimeType("multipart/*") && content(part) instanceof Multipart multipart) {
            for (int index = 0; index < multipart.getCount(); index++) {
                BodyPart child = multipart.getBodyPart(index);
                String found = first(child, type);
                if (found != null) {
                    return found;
                }
            }
            return null;
        }
        return part.isMimeType(type) ? text(part) : null;
    }

    private static Object content(Part part) throws MessagingException, IOException {
        part.getDataHandler().setCommandMap(HANDLERS);
        return part.getContent();
    }

    private static String text(Part part) throws MessagingException, IOException {
        try {
            return content(part) instanceof String text ? text : raw(part);
        } catch (UnsupportedEncodingException e) {
            return raw(part);
        }
    }

    /** Of a text in a character set that Java does not know, at least its bytes as they are. */
    private static String raw(Part part) throws MessagingException, IOException {
        try (InputStream stream = part.getInputStream()) {
            return new String(stream.readAllBytes(), StandardCharsets.ISO_8859_1);
        }
    }
}
