/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import jakarta.activation.CommandMap;
import jakarta.activation.DataHandler;
import jakarta.activation.MailcapCommandMap;
import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Optional;
import org.eclipse.angus.mail.smtp.SMTPMessage;
import org.openmrs.module.patientconversations.channel.OutboundFile;
import org.openmrs.module.patientconversations.channel.OutboundMessage;

/**
 * One e-mail: the text as it was typed, and beside it the same as simple HTML. Its Message-ID is made from the message's uuid, so
 * that a second attempt has the same and a mail server or reader that sees both knows them for one.
 */
final class MailMessage extends SMTPMessage {

    private static final String UTF_8 = StandardCharsets.UTF_8.name();

    private final String messageId;

    private MailMessage(Session session, String messageId) {
        super(session);
        this.messageId = messageId;
    }

    static MailMessage of(OutboundMessage message, MailServer server, Session session) throws MessagingException {
        MailMessage mail = new MailMessage(session, messageId(message.getUuid(), server.getFrom()));
        mail.setFrom(address(server.getFrom(), server.getFromName()));
        mail.setRecipient(Message.RecipientType.TO, new InternetAddress(message.getTo(), true));
        mail.addAnswerHeaders(message, server);
        mail.setSentDate(new Date());
        Optional<String> subject = message.getSubject().filter(given -> !given.trim().isEmpty());
        String shown = subject.orElseGet(() -> server.getPracticeName().orElseGet(server::getFrom));
        mail.setSubject(shown, UTF_8);
        if (message.getInReplyTo().isPresent()) {
            mail.setHeader("In-Reply-To", message.getInReplyTo().get());
            mail.setHeader("References", message.getInReplyTo().get());
        }
        CommandMap handlers = handlers();
        MimeMultipart alternatives = new MimeMultipart("alternative", part(message.getText(), "text/plain", handlers),
                part(toHtml(message.getText()), "text/html", handlers));
        MimeMultipart whole = message.getFiles().isEmpty() ? alternatives : withFiles(alternatives, message, handlers);
        DataHandler content = new DataHandler(whole, whole.getContentType());
        content.setCommandMap(handlers);
        mail.setDataHandler(content);
        mail.saveChanges();
        return mail;
    }

    /**
     * Where answers, bounces and opt-outs go: a mail program's "unsubscribe" button sends that word (RFC 2369, section 3.2). What nobody typed says so,
     * lest a machine answers it (RFC 3834, section 5).
     */
    private void addAnswerHeaders(OutboundMessage message, MailServer server) throws MessagingException {
        String answers = server.getReplyAddress(message.getUuid());
        setEnvelopeFrom(answers);
        if (!answers.equals(server.getFrom())) {
            setReplyTo(new Address[] { address(answers, server.getFromName()) });
        }
        setHeader("List-Unsubscribe", "<mailto:" + answers + "?subject=unsubscribe>");
        if (message.isAutomatic()) {
            setHeader("Auto-Submitted", "auto-replied");
        }
    }

    /** RFC 5322, section 3.6.4. */
    static String messageId(String uuid, String from) {
        return '<' + uuid + '@' + from.substring(from.lastIndexOf('@') + 1) + '>';
    }

    /** What the text looks like in a mail reader: escaped, each line's direction as its letters have it. */
    static String toHtml(String text) {
        StringBuilder html = new StringBuilder("<!DOCTYPE html><html><head><meta charset=\"utf-8\"></head><body>");
        for (String line : text.split("\\r\\n|\\r|\\n", -1)) {
            html.append("<div dir=\"auto\">").append(line.isEmpty() ? "<br>" : escape(line)).append("</div>");
        }
        return html.append("</body></html>").toString();
    }

    @Override
    protected void updateMessageID() throws MessagingException {
        setHeader("Message-ID", messageId);
    }

    private static String escape(String line) {
        StringBuilder escaped = new StringBuilder(line.length() + 16);
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            switch (c) {
                case '<':
                    escaped.append("&lt;");
                    break;
                case '>':
                    escaped.append("&gt;");
                    break;
                case '&':
                    escaped.append("&amp;");
                    break;
                case '"':
                    escaped.append("&quot;");
                    break;
                case '\'':
                    escaped.append("&#39;");
                    break;
                default:
                    escaped.append(c);
            }
        }
        return escaped.toString();
    }

    private static InternetAddress address(String address, Optional<String> name) throws MessagingException {
        InternetAddress result = new InternetAddress(address, true);
        if (name.isPresent()) {
            try {
                result.setPersonal(name.get().replaceAll("[\\r\\n]+", " "), UTF_8);
            } catch (UnsupportedEncodingException e) {
                throw new IllegalStateException("This Java has no UTF-8", e);
            }
        }
        return result;
    }

    private static MimeBodyPart part(String content, String type, CommandMap handlers) throws MessagingException {
        DataHandler data = new DataHandler(content, type + "; charset=UTF-8");
        data.setCommandMap(handlers);
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(data);
        return part;
    }

    private static MimeMultipart withFiles(MimeMultipart text, OutboundMessage message, CommandMap handlers) throws MessagingException {
        MimeMultipart mixed = new MimeMultipart("mixed");
        MimeBodyPart first = new MimeBodyPart();
        DataHandler alternatives = new DataHandler(text, text.getContentType());
        alternatives.setCommandMap(handlers);
        first.setDataHandler(alternatives);
        mixed.addBodyPart(first);
        for (OutboundFile file : message.getFiles()) {
            MimeBodyPart part = new MimeBodyPart();
            part.setDataHandler(new DataHandler(new ByteArrayDataSource(file.getContent(), file.getContentType())));
            part.setFileName(encoded(file.getName()));
            part.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    private static String encoded(String name) {
        try {
            return MimeUtility.encodeText(name, UTF_8, null);
        } catch (UnsupportedEncodingException e) {
            throw new IllegalStateException("This Java has no UTF-8", e);
        }
    }

    /** Our own rather than the default map: OpenMRS brings an older mail library, whose handlers are there found first. */
    private static CommandMap handlers() {
        MailcapCommandMap handlers = new MailcapCommandMap();
        handlers.addMailcap("text/plain;; x-java-content-handler=org.eclipse.angus.mail.handlers.text_plain");
        handlers.addMailcap("text/html;; x-java-content-handler=org.eclipse.angus.mail.handlers.text_html");
        handlers.addMailcap("text/xml;; x-java-content-handler=org.eclipse.angus.mail.handlers.text_xml");
        handlers.addMailcap("multipart/*;; x-java-content-handler=org.eclipse.angus.mail.handlers.multipart_mixed; x-java-fallback-entry=true");
        handlers.addMailcap("message/rfc822;; x-java-content-handler=org.eclipse.angus.mail.handlers.message_rfc822");
        return handlers;
    }
}
