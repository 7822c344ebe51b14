/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The address under which Twilio fetches what an MMS carries. Twilio takes files by address only, and asks without a log-in: so the address itself
 * is the permission, for one file and for {@link #VALID} only, signed with the account's auth token.
 */
public final class MediaLink {

    /** Below the public base URL. */
    public static final String PATH = "/ws/patientconversations/twilio/media/";

    /** Twilio fetches at once; a queued message may wait for its turn. */
    static final Duration VALID = Duration.ofHours(4);

    private static final Pattern LINK = Pattern.compile("([0-9a-f-]{36})/(\\d{1,12})/([0-9a-f]{64})");

    private MediaLink() {
    }

    /** What comes after {@link #PATH}. */
    static String of(String attachment, Instant now, String authToken) {
        String named = attachment + '/' + now.plus(VALID).getEpochSecond();
        return named + '/' + sign(named, authToken);
    }

    /** The uuid of the attachment, if the link is ours and still valid. */
    public static Optional<String> findAttachment(String link, Instant now, String authToken) {
        Matcher matcher = LINK.matcher(link);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        byte[] expected = sign(matcher.group(1) + '/' + matcher.group(2), authToken).getBytes(StandardCharsets.US_ASCII);
        boolean ours = MessageDigest.isEqual(expected, matcher.group(3).getBytes(StandardCharsets.US_ASCII));
        return ours && now.getEpochSecond() <= Long.parseLong(matcher.group(2)) ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    private static String sign(String named, String authToken) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(authToken.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            StringBuilder hex = new StringBuilder();
            for (byte b : mac.doFinal(("media/" + named).getBytes(StandardCharsets.UTF_8))) {
                hex.append(String.format("%02x", b));
            }
            return hex.toString();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no HMAC-SHA-256", e);
        }
    }
}
