/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.inbound;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.openmrs.module.patientconversations.channel.email.ReplyAddress;

/** What the headers of an e-mail tell: who says to have sent it, what it answers, whether a machine made it. Nothing in them is trusted to be well formed. */
final class MailHeaders {

    private static final Pattern MESSAGE_ID = Pattern.compile("<[^<>\\s]+>");

    private static final Pattern ADDRESS = Pattern.compile("[^\\s<>\"',;:()]+@[^\\s<>\"',;:()]+");

    /** Where the address that a message was delivered to may be found, beside To and Cc. */
    private static final String[] RECIPIENTS = { "To", "Cc", "Delivered-To", "X-Original-To", "Envelope-To", "X-Delivered-To", "X-Forwarded-To" };

    private static final Set<String> BULK = new HashSet<>(Arrays.asList("bulk", "list", "junk", "auto_reply"));

    private static final Set<String> MACHINES = new HashSet<>(Arrays.asList("mailer-daemon", "postmaster", "noreply", "no-reply", "do-not-reply", "donotreply"));

    private final MimeMessage message;

    MailHeaders(MimeMessage message) {
        this.message = message;
    }

    /** The addresses that it says to be from; exactly one in what a person sends. */
    List<String> getFrom() throws MessagingException {
        Optional<String> header = first("From");
        if (!header.isPresent()) {
            return Collections.emptyList();
        }
        try {
            List<String> addresses = new ArrayList<>();
            for (Address address : InternetAddress.parseHeader(MimeUtility.unfold(header.get()), false)) {
                addresses.add(((InternetAddress) address).getAddress());
            }
            return addresses.stream().allMatch(address -> ADDRESS.matcher(address).matches()) ? addresses : findAll(ADDRESS, header.get());
        } catch (AddressException e) {
            return findAll(ADDRESS, header.get());
        }
    }

    /** Whether it has one header From with one address in it (RFC 5322, section 3.6): more is a way to show one sender and be checked as another. */
    boolean hasOneSender() throws MessagingException {
        String[] headers = message.getHeader("From");
        return headers != null && headers.length == 1 && getFrom().size() == 1;
    }

    Optional<String> getTo() throws MessagingException {
        return first("To").map(MimeUtility::unfold).map(header -> findAll(ADDRESS, header)).filter(found -> !found.isEmpty()).map(found -> found.get(0));
    }

    Optional<String> getSubject() throws MessagingException {
        Optional<String> header = first("Subject").map(MimeUtility::unfold);
        if (!header.isPresent()) {
            return Optional.empty();
        }
        return Optional.of(decode(header.get()).trim());
    }

    /** RFC 2047; what is encoded in an unknown way stays as it is. */
    static String decode(String text) {
        try {
            return MimeUtility.decodeText(text);
        } catch (UnsupportedEncodingException e) {
            return text;
        }
    }

    Optional<String> getMessageId() throws MessagingException {
        return first("Message-ID").map(header -> findAll(MESSAGE_ID, header)).filter(found -> !found.isEmpty()).map(found -> found.get(0));
    }

    /** In-Reply-To, then References from the nearest to the first. */
    List<String> getReferences() throws MessagingException {
        List<String> ids = new ArrayList<>();
        first("In-Reply-To").ifPresent(header -> ids.addAll(findAll(MESSAGE_ID, header)));
        List<String> references = first("References").map(header -> findAll(MESSAGE_ID, header)).orElse(Collections.emptyList());
        List<String> nearestFirst = new ArrayList<>(references);
        Collections.reverse(nearestFirst);
        ids.addAll(nearestFirst);
        return ids;
    }

    /** The messages that the addresses name to which it was sent. */
    List<String> findReplyTokens(ReplyAddress replyAddress) throws MessagingException {
        List<String> tokens = new ArrayList<>();
        for (String name : RECIPIENTS) {
            String[] headers = message.getHeader(name);
            Stream.of(headers == null ? new String[0] : headers).flatMap(header -> findAll(ADDRESS, MimeUtility.unfold(header)).stream())
                    .map(replyAddress::findMessage).filter(Optional::isPresent).map(Optional::get).filter(token -> !tokens.contains(token)).forEach(tokens::add);
        }
        return tokens;
    }

    /** Whether a machine made it: RFC 3834, section 2, and what is written by those who do not follow it. */
    boolean isAutomatic() throws MessagingException {
        String submitted = word("Auto-Submitted");
        return !submitted.isEmpty() && !submitted.equals("no")
                || BULK.contains(word("Precedence"))
                || has("List-Id") || has("X-Autoreply") || has("X-Autorespond")
                || hasNullReturnPath()
                || getFrom().stream().anyMatch(from -> MACHINES.contains(from.replaceAll("@.*", "").toLowerCase(Locale.ROOT)));
    }

    boolean hasNullReturnPath() throws MessagingException {
        return first("Return-Path").filter(path -> path.trim().equals("<>")).isPresent();
    }

    /**
     * Whether our own mail server says that the sender's domain disowns it (RFC 8601). Anybody can write such a header; of a server's own ones the
     * first is the newest.
     *
     * @param server the name that our server writes into it
     */
    boolean isDisownedAccordingTo(String server) throws MessagingException {
        String[] results = message.getHeader("Authentication-Results");
        for (String result : results == null ? new String[0] : results) {
            String[] parts = MimeUtility.unfold(result).split(";");
            if (parts[0].trim().split("\\s")[0].equalsIgnoreCase(server)) {
                return Arrays.stream(parts).map(part -> part.trim().toLowerCase(Locale.ROOT)).anyMatch(part -> part.startsWith("dmarc=fail"));
            }
        }
        return false;
    }

    Optional<String> first(String name) throws MessagingException {
        String[] values = message.getHeader(name);
        return values == null || values.length == 0 || values[0] == null ? Optional.empty() : Optional.of(values[0]);
    }

    private boolean has(String name) throws MessagingException {
        return first(name).isPresent();
    }

    private String word(String name) throws MessagingException {
        return first(name).map(value -> value.trim().toLowerCase(Locale.ROOT).split("[;\\s(]", 2)[0]).orElse("");
    }

    static List<String> findMessageIds(String text) {
        return findAll(MESSAGE_ID, text);
    }

    private static List<String> findAll(Pattern pattern, String text) {
        List<String> found = new ArrayList<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group());
        }
        return found;
    }
}
