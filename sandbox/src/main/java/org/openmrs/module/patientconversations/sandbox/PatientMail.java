/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.sandbox;

import jakarta.mail.MessagingException;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The patient's mail program, and the mail servers on the way: answers and new e-mails to the practice, and reports that one did not arrive. */
final class PatientMail {

    private static final Pattern REPLY_TO = Pattern.compile("(?im)^Reply-To:(.*(?:\n[ \t].*)*)");
    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\",]+@[^\\s<>\",]+");

    private final Journal journal;
    private final MailServers servers;
    private final Clock clock;

    PatientMail(Journal journal, MailServers servers, Clock clock) {
        this.journal = journal;
        this.servers = servers;
        this.clock = clock;
    }

    /**
     * Sends an answer, or something new, to the practice's mailbox.
     *
     * @throws IllegalArgumentException if something needed is missing
     */
    Mail send(Letter letter) throws MessagingException {
        Optional<Mail> answered = letter.answers() == null ? Optional.empty() : Optional.of(find(letter.answers()));
        String from = required(Optional.ofNullable(letter.from()).or(() -> answered.map(Mail::to)), "from");
        String to = required(Optional.ofNullable(letter.to()).or(() -> answered.map(PatientMail::replyAddress)), "to");
        String id = letter.messageId() == null ? "<" + UUID.randomUUID() + "@phone.example.org>" : letter.messageId();
        StringBuilder mail = new StringBuilder();
        header(mail, "From", from);
        header(mail, "To", to);
        header(mail, "Subject", encoded(Optional.ofNullable(letter.subject()).or(() -> answered.map(PatientMail::answerSubject)).orElse("")));
        header(mail, "Date", DateTimeFormatter.RFC_1123_DATE_TIME.format(clock.instant().atOffset(ZoneOffset.UTC)));
        if (!id.isEmpty()) {
            header(mail, "Message-ID", id);
        }
        answered.ifPresent(earlier -> {
            header(mail, "In-Reply-To", earlier.messageId());
            header(mail, "References", earlier.messageId());
        });
        for (String line : letter.headers() == null ? List.<String>of() : letter.headers()) {
            mail.append(line).append("\r\n");
        }
        String text = Optional.ofNullable(letter.text()).orElse("");
        content(mail, letter, answered.map(earlier -> text + "\n\nOn " + earlier.date() + ", " + earlier.from() + " wrote:\n" + quoted(earlier)).orElse(text));
        return servers.deliver(from, to, mail.toString());
    }

    /** Reports in the form of RFC 3464 that an e-mail of the practice did not arrive, to where such reports go. */
    Mail bounce(Refusal refusal) throws MessagingException {
        Mail refused = find(refusal.mail());
        String status = refusal.status() == null ? "5.1.1" : refusal.status();
        String action = status.startsWith("4") ? "delayed" : "failed";
        String boundary = "report-" + UUID.randomUUID();
        StringBuilder mail = new StringBuilder();
        header(mail, "From", "Mail Delivery System <MAILER-DAEMON@mx.example.org>");
        header(mail, "To", refused.envelopeFrom());
        header(mail, "Subject", "Undelivered Mail Returned to Sender");
        header(mail, "Message-ID", "<" + UUID.randomUUID() + "@mx.example.org>");
        header(mail, "Auto-Submitted", "auto-replied");
        header(mail, "Content-Type", "multipart/report; report-type=delivery-status; boundary=\"" + boundary + "\"");
        mail.append("\r\n--").append(boundary).append("\r\nContent-Type: text/plain; charset=us-ascii\r\n\r\n")
                .append("Your message could not be delivered to ").append(refused.to()).append(".\r\n\r\n--").append(boundary)
                .append("\r\nContent-Type: message/delivery-status\r\n\r\nReporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; ")
                .append(refused.to()).append("\r\nAction: ").append(action).append("\r\nStatus: ").append(status).append("\r\n\r\n--").append(boundary)
                .append("\r\nContent-Type: text/rfc822-headers\r\n\r\n").append(refused.headers().replace("\n", "\r\n")).append("\r\n\r\n--").append(boundary)
                .append("--\r\n");
        return servers.deliver("", refused.envelopeFrom(), mail.toString());
    }

    private Mail find(long id) {
        return journal.mails().stream().filter(mail -> mail.id() == id).findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no e-mail " + id + "."));
    }

    private static void content(StringBuilder mail, Letter letter, String text) {
        header(mail, "MIME-Version", "1.0");
        List<Enclosure> enclosures = letter.attachments() == null ? List.of() : letter.attachments();
        if (enclosures.isEmpty() && letter.html() == null) {
            part(mail, "text/plain; charset=utf-8", null, text.getBytes(StandardCharsets.UTF_8));
            return;
        }
        String boundary = "part-" + UUID.randomUUID();
        header(mail, "Content-Type", (enclosures.isEmpty() ? "multipart/alternative" : "multipart/mixed") + "; boundary=\"" + boundary + "\"");
        mail.append("\r\n--").append(boundary).append("\r\n");
        part(mail, "text/plain; charset=utf-8", null, text.getBytes(StandardCharsets.UTF_8));
        if (letter.html() != null) {
            mail.append("\r\n--").append(boundary).append("\r\n");
            part(mail, "text/html; charset=utf-8", null, letter.html().getBytes(StandardCharsets.UTF_8));
        }
        for (Enclosure enclosure : enclosures) {
            mail.append("\r\n--").append(boundary).append("\r\n");
            part(mail, enclosure.type() == null ? "application/octet-stream" : enclosure.type(), enclosure.name(), Base64.getDecoder().decode(enclosure.base64()));
        }
        mail.append("\r\n--").append(boundary).append("--\r\n");
    }

    private static void part(StringBuilder mail, String type, String name, byte[] content) {
        header(mail, "Content-Type", type);
        header(mail, "Content-Transfer-Encoding", "base64");
        if (name != null) {
            header(mail, "Content-Disposition", "attachment; filename=\"" + name.replaceAll("[\r\n\"]", "") + "\"");
        }
        mail.append("\r\n").append(Base64.getMimeEncoder().encodeToString(content)).append("\r\n");
    }

    private static String replyAddress(Mail mail) {
        Matcher header = REPLY_TO.matcher(mail.headers());
        Matcher address = ADDRESS.matcher(header.find() ? header.group(1) : mail.from());
        return address.find() ? address.group() : mail.envelopeFrom();
    }

    private static String answerSubject(Mail mail) {
        return mail.subject() == null || mail.subject().startsWith("Re:") ? mail.subject() : "Re: " + mail.subject();
    }

    private static String quoted(Mail mail) {
        return Optional.ofNullable(mail.text()).orElse("").strip().lines().map(line -> "> " + line).reduce((one, other) -> one + "\n" + other).orElse("");
    }

    private static void header(StringBuilder mail, String name, String value) {
        mail.append(name).append(": ").append(value.replaceAll("[\r\n]+", " ")).append("\r\n");
    }

    /** RFC 2047. */
    private static String encoded(String text) {
        return text.chars().allMatch(c -> c < 127) ? text
                : "=?utf-8?B?" + Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8)) + "?=";
    }

    private static String required(Optional<String> value, String name) {
        return value.filter(given -> ADDRESS.matcher(given).find())
                .orElseThrow(() -> new IllegalArgumentException("\"" + name + "\" must be an e-mail address."));
    }

    /**
     * What the patient writes.
     *
     * @param answers the journal's id of the e-mail that it answers, or null
     * @param from null for the address that the answered e-mail went to; another one forges the sender
     * @param to null for where the answered e-mail wants its answers
     * @param messageId null for a new one, empty for none at all
     * @param headers more lines of the head
     */
    record Letter(Long answers, String from, String to, String subject, String text, String html, String messageId, List<String> headers,
            List<Enclosure> attachments) {
    }

    /** A file that is sent along. */
    record Enclosure(String name, String type, String base64) {
    }

    /**
     * @param mail the journal's id of the e-mail that does not arrive
     * @param status an enhanced status code (RFC 3463), null for 5.1.1; one that begins with 4 reports a delay
     */
    record Refusal(long mail, String status) {
    }
}
