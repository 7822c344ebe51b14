/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.openmrs.module.patientconversations.channel.email.EmailChannel;
import org.openmrs.module.patientconversations.channel.email.OwnClasses;
import org.openmrs.module.patientconversations.channel.email.StoredMail;
import org.openmrs.module.patientconversations.service.Bounce;

/**
 * Recognizes a mail server's report that an e-mail of ours did not arrive: {@code multipart/report} (RFC 3464), {@code X-Failed-Recipients} (Exim,
 * Gmail), and the plain text that others send from nobody (qmail). A report of a delay, or of success, is none.
 */
public class BounceParser {

    private static final String BOUNCED = EmailChannel.ID + ".bounced";

    private static final Pattern ACTION = Pattern.compile("(?im)^Action:\\s*(\\S+)");

    private static final Pattern STATUS = Pattern.compile("(?im)^Status:\\s*(\\d\\.\\d{1,3}\\.\\d{1,3})");

    /** An enhanced status code (RFC 3463) in a server's words. */
    private static final Pattern STATUS_IN_TEXT = Pattern.compile("(?<![\\d.])([45]\\.\\d\\.\\d{1,2})(?![\\d.])");

    private static final List<String> SENDERS = Arrays.asList("mailer-daemon", "postmaster", "mail-daemon");

    private final MailParser mails;

    public BounceParser(MailParser mails) {
        this.mails = mails;
    }

    /** Empty if it is anything else than such a report. */
    Optional<Bounce> parse(StoredMail stored) throws MessagingException, IOException {
        if (!stored.isWhole()) {
            return Optional.empty();
        }
        try (OwnClasses own = OwnClasses.use()) {
            MailHeaders headers = new MailHeaders(stored.getMessage());
            boolean report = isReport(stored.getMessage());
            if (!report && !headers.first("X-Failed-Recipients").isPresent() && !isFromMailServer(headers)) {
                return Optional.empty();
            }
            Report read = report ? readReport(stored.getMessage()) : new Report();
            String words = MailParts.of(stored.getMessage()).getPlain().orElse("");
            if (!read.isFailure()) {
                return report && read.action != null ? Optional.empty() : fromWords(headers, words, read);
            }
            return Optional.of(bounce(headers, words, read));
        }
    }

    /** Without a report in the prescribed form, it is a bounce only if it names a message. */
    private Optional<Bounce> fromWords(MailHeaders headers, String words, Report read) throws MessagingException {
        Bounce bounce = bounce(headers, words, read);
        return bounce.getCandidates().isEmpty() ? Optional.empty() : Optional.of(bounce);
    }

    private Bounce bounce(MailHeaders headers, String words, Report read) throws MessagingException {
        Set<String> candidates = new LinkedHashSet<>(mails.replyTokens(headers));
        candidates.addAll(read.messageIds);
        candidates.addAll(headers.getReferences());
        candidates.addAll(MailHeaders.findMessageIds(words));
        Matcher status = STATUS_IN_TEXT.matcher(words);
        String code = read.status != null ? read.status : status.find() ? status.group(1) : "";
        return new Bounce(new ArrayList<>(candidates), errorCode(code));
    }

    /** RFC 3463, section 3: the second number says what was wrong. */
    private static String errorCode(String status) {
        if (status.startsWith("5.1.") || status.equals("5.2.1")) {
            return BOUNCED + ".address";
        }
        if (status.endsWith(".2.2") || status.equals("5.2.3")) {
            return BOUNCED + ".full";
        }
        if (status.startsWith("5.7.")) {
            return BOUNCED + ".refused";
        }
        return status.startsWith("4.") || status.startsWith("5.4.") ? BOUNCED + ".unreachable" : BOUNCED + ".other";
    }

    private static boolean isFromMailServer(MailHeaders headers) throws MessagingException {
        return headers.hasNullReturnPath() && !headers.first("Auto-Submitted").filter(value -> value.toLowerCase(Locale.ROOT).startsWith("auto-replied")).isPresent()
                && headers.getFrom().stream().anyMatch(from -> SENDERS.contains(from.replaceAll("@.*", "").toLowerCase(Locale.ROOT)));
    }

    private static boolean isReport(Part message) throws MessagingException {
        return MailParts.type(message).filter(type -> type.match("multipart/report"))
                .filter(type -> type.getParameter("report-type") == null || "delivery-status".equalsIgnoreCase(type.getParameter("report-type"))).isPresent();
    }

    private static Report readReport(Part message) throws MessagingException, IOException {
        Report report = new Report();
        MimeMultipart parts = new MimeMultipart(message.getDataHandler().getDataSource());
        for (int i = 0; i < parts.getCount(); i++) {
            Part part = parts.getBodyPart(i);
            String type = MailParts.type(part).map(given -> given.getBaseType().toLowerCase(Locale.ROOT)).orElse("");
            if (type.equals("message/delivery-status") || type.equals("message/global-delivery-status")) {
                report.readStatus(MailParts.readText(part));
            } else if (type.startsWith("message/") || type.equals("text/rfc822-headers")) {
                report.readReturned(MailParts.readText(part));
            }
        }
        return report;
    }

    /** What a report in the prescribed form says. */
    private static final class Report {

        private static final Pattern MESSAGE_ID_HEADER = Pattern.compile("(?im)^(?:Original-)?Message-ID:\\s*(<[^<>\\s]+>)");

        private final List<String> messageIds = new ArrayList<>();

        private String action;

        private String status;

        void readStatus(String text) {
            Matcher actions = ACTION.matcher(text);
            while (actions.find() && !"failed".equals(action)) {
                action = actions.group(1).toLowerCase(Locale.ROOT);
            }
            Matcher statuses = STATUS.matcher(text);
            while (statuses.find() && (status == null || status.startsWith("2."))) {
                status = statuses.group(1);
            }
            readReturned(text);
        }

        /** The headers of what is returned; the first Message-ID among them is its own. */
        void readReturned(String text) {
            Matcher id = MESSAGE_ID_HEADER.matcher(text);
            if (id.find()) {
                messageIds.add(id.group(1));
            }
        }

        boolean isFailure() {
            return "failed".equals(action);
        }
    }
}
