/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.email;

import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An address of ours whose mailbox also takes what is sent to {@code name+anything@…} (RFC 5233): with a message's uuid in that place, an answer,
 * a bounce or an opt-out names the message that it is about, whatever mail programs do to the headers.
 */
public final class ReplyAddress {

    private static final Pattern TOKEN = Pattern.compile("([0-9a-f]{8})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{4})([0-9a-f]{12})");

    private final String localPart;

    private final String domain;

    private ReplyAddress(String address) {
        int at = address.lastIndexOf('@');
        this.localPart = address.substring(0, at);
        this.domain = address.substring(at + 1);
    }

    public static ReplyAddress of(String address) {
        return new ReplyAddress(address);
    }

    /** The address that names a message. */
    public String forMessage(String uuid) {
        return localPart + '+' + uuid.replace("-", "") + '@' + domain;
    }

    /** The uuid of the message that an address names, if it is one of these. */
    public Optional<String> findMessage(String address) {
        String lower = address.toLowerCase(Locale.ROOT);
        String prefix = localPart.toLowerCase(Locale.ROOT) + '+';
        String suffix = '@' + domain.toLowerCase(Locale.ROOT);
        if (!lower.startsWith(prefix) || !lower.endsWith(suffix) || lower.length() < prefix.length() + suffix.length()) {
            return Optional.empty();
        }
        Matcher token = TOKEN.matcher(lower.substring(prefix.length(), lower.length() - suffix.length()));
        return token.matches() ? Optional.of(token.replaceFirst("$1-$2-$3-$4-$5")) : Optional.empty();
    }
}
