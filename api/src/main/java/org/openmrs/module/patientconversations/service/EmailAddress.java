/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The form of an e-mail address, by RFC 5321 section 4.1.2 (Mailbox) and its limits in section 4.5.3.1: a dot-string or a
 * quoted string, then a domain name of at least two labels. An internationalized domain is turned into its ASCII form (RFC
 * 3490). Address literals ({@code user@[192.0.2.1]}) and local parts beyond ASCII (RFC 6531) are refused: the first are not
 * a person's address, and of the second it cannot be known beforehand that every server on the way takes them.
 */
final class EmailAddress {

    private static final int MAX_LENGTH = 254;

    private static final int MAX_LOCAL_PART = 64;

    private static final String ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";

    private static final Pattern DOT_STRING = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");

    private static final Pattern QUOTED_STRING = Pattern.compile("\"(?:[\\x20\\x21\\x23-\\x5B\\x5D-\\x7E]|\\\\[\\x20-\\x7E])*\"");

    private static final Pattern DOMAIN = Pattern.compile(
        "(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\\.)+(?=[a-z0-9-]*[a-z])[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?");

    private EmailAddress() {
    }

    /** @return the address with its domain in lower case and ASCII, or empty if it is none */
    static Optional<String> parse(String typed) {
        int at = typed.lastIndexOf('@');
        if (at < 1) {
            return Optional.empty();
        }
        String localPart = typed.substring(0, at);
        Optional<String> domain = domain(typed.substring(at + 1));
        if (!domain.isPresent() || localPart.length() > MAX_LOCAL_PART
                || !DOT_STRING.matcher(localPart).matches() && !QUOTED_STRING.matcher(localPart).matches()) {
            return Optional.empty();
        }
        String address = localPart + "@" + domain.get();
        return address.length() <= MAX_LENGTH ? Optional.of(address) : Optional.empty();
    }

    private static Optional<String> domain(String typed) {
        String ascii;
        try {
            ascii = IDN.toASCII(typed, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT);
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
        return DOMAIN.matcher(ascii).matches() ? Optional.of(ascii) : Optional.empty();
    }
}
