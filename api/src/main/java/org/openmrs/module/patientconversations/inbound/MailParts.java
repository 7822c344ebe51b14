/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.internet.ParseException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The parts of an e-mail: its text as plain text and as HTML, and everything else. Streams are read rather than contents, since the mail library's
 * content handlers may be another version's within OpenMRS.
 */
final class MailParts {

    /** Deeper nesting is made by nobody who writes to a practice. */
    private static final int MAX_DEPTH = 12;

    private static final int MAX_PARTS = 200;

    /** Of a text in bytes: a novel's length. */
    private static final int MAX_TEXT = 1024 * 1024;

    private final StringBuilder plain = new StringBuilder();

    private final StringBuilder html = new StringBuilder();

    private final List<Part> others = new ArrayList<>();

    private int parts;

    private MailParts() {
    }

    static MailParts of(Part message) throws MessagingException, IOException {
        MailParts parts = new MailParts();
        parts.read(message, 0);
        return parts;
    }

    Optional<String> getPlain() {
        return plain.length() == 0 ? Optional.empty() : Optional.of(plain.toString());
    }

    Optional<String> getHtml() {
        return html.length() == 0 ? Optional.empty() : Optional.of(html.toString());
    }

    /** What is neither: pictures, files, other messages. */
    List<Part> getOthers() {
        return others;
    }

    private void read(Part part, int depth) throws MessagingException, IOException {
        if (++parts > MAX_PARTS || depth > MAX_DEPTH) {
            return;
        }
        if (isMultipart(part)) {
            for (Part child : children(part)) {
                read(child, depth + 1);
            }
        } else if (isInlineText(part, "plain")) {
            plain.append(plain.length() == 0 ? "" : "\n").append(readText(part));
        } else if (isInlineText(part, "html")) {
            html.append(readText(part));
        } else if (!isSignature(part)) {
            others.add(part);
        }
    }

    /** A multipart that is none, such as one without a boundary, is shown as it came. */
    private List<Part> children(Part part) throws MessagingException, IOException {
        List<Part> children = new ArrayList<>();
        try {
            MimeMultipart multipart = new MimeMultipart(part.getDataHandler().getDataSource());
            for (int i = 0; i < multipart.getCount(); i++) {
                children.add(multipart.getBodyPart(i));
            }
        } catch (MessagingException e) {
            plain.append(readText(part));
        }
        return children;
    }

    static boolean isMultipart(Part part) throws MessagingException {
        return type(part).map(type -> type.getPrimaryType().equalsIgnoreCase("multipart")).orElse(false);
    }

    private static boolean isInlineText(Part part, String kind) throws MessagingException {
        boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part)) || fileName(part).isPresent();
        return !attached && type(part).map(type -> type.match("text/" + kind)).orElse("plain".equals(kind));
    }

    /** A proof for mail programs, not for people. */
    private static boolean isSignature(Part part) throws MessagingException {
        return type(part).filter(type -> type.match("application/pgp-signature") || type.match("application/pkcs7-signature")
                || type.match("application/x-pkcs7-signature")).isPresent();
    }

    /** Empty if it is not in the form of one, which then stands for plain text (RFC 2045, section 5.2). */
    static Optional<ContentType> type(Part part) throws MessagingException {
        try {
            return Optional.of(new ContentType(part.getContentType()));
        } catch (ParseException e) {
            return Optional.empty();
        }
    }

    static Optional<String> fileName(Part part) {
        try {
            return Optional.ofNullable(part.getFileName());
        } catch (MessagingException e) {
            return Optional.empty();
        }
    }

    private static String disposition(Part part) {
        try {
            return part.getDisposition();
        } catch (MessagingException e) {
            return null;
        }
    }

    /** At most a novel's length; a character set that Java does not know is read as if it were UTF-8. */
    static String readText(Part part) throws MessagingException, IOException {
        Optional<ContentType> type = type(part);
        String text = new String(readBytes(part), charset(type));
        boolean flowed = type.filter(given -> "flowed".equalsIgnoreCase(given.getParameter("format"))).isPresent();
        return flowed ? unflow(text, type.filter(given -> "yes".equalsIgnoreCase(given.getParameter("delsp"))).isPresent()) : text;
    }

    /** Empty if there are more than so many bytes. */
    static Optional<byte[]> readBytes(Part part, long maxBytes) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = part.getInputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                bytes.write(buffer, 0, read);
                if (bytes.size() > maxBytes) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(bytes.toByteArray());
    }

    private static byte[] readBytes(Part part) throws MessagingException, IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        try (InputStream in = part.getInputStream()) {
            int read = in.read(buffer);
            while (read >= 0 && bytes.size() < MAX_TEXT) {
                bytes.write(buffer, 0, Math.min(read, MAX_TEXT - bytes.size()));
                read = in.read(buffer);
            }
        }
        return bytes.toByteArray();
    }

    private static Charset charset(Optional<ContentType> type) {
        String name = type.map(given -> given.getParameter("charset")).orElse(null);
        if (name == null) {
            return StandardCharsets.UTF_8;
        }
        try {
            return Charset.forName(MimeUtility.javaCharset(name));
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            return StandardCharsets.UTF_8;
        }
    }

    /** RFC 3676, section 4.1: a line that ends in a blank goes on in the next one of the same quote depth. */
    private static String unflow(String text, boolean dropBlank) {
        StringBuilder joined = new StringBuilder(text.length());
        boolean open = false;
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            boolean quoted = line.startsWith(">");
            String content = line.startsWith(" ") ? line.substring(1) : line;
            if (joined.length() > 0) {
                joined.append(open && !quoted && !content.equals("-- ") ? "" : "\n");
            }
            open = !quoted && content.endsWith(" ") && !content.equals("-- ");
            joined.append(open && dropBlank ? content.substring(0, content.length() - 1) : content);
        }
        return joined.toString();
    }
}
