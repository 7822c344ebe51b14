/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.channel.sms;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The signature that Twilio puts into {@code X-Twilio-Signature}: HMAC-SHA1, keyed with the auth token, over the public URL with its query,
 * followed by the name and value of every form parameter, sorted by name; of a repeated parameter each distinct value once, sorted.
 * The SDK's own {@code RequestValidator} knows no repeated parameters and accepts a URL with another port as well.
 *
 * @see <a href="https://www.twilio.com/docs/usage/security#validating-requests">Validating requests are coming from Twilio</a>
 */
public final class TwilioSignature {

    private static final String ALGORITHM = "HmacSHA1";

    private final String token;

    /** @param token the account's primary auth token */
    public TwilioSignature(String token) {
        this.token = token;
    }

    /**
     * Compares in constant time.
     *
     * @param url as Twilio was told to call it
     * @param form the parameters of the body, without those of the query
     * @param signature the header's value, or null
     */
    public boolean matches(String url, Map<String, String[]> form, String signature) {
        return signature != null && MessageDigest.isEqual(sign(url, form).getBytes(StandardCharsets.US_ASCII),
                signature.trim().getBytes(StandardCharsets.UTF_8));
    }

    String sign(String url, Map<String, String[]> form) {
        StringBuilder signed = new StringBuilder(url);
        for (Map.Entry<String, String[]> parameter : new TreeMap<>(form).entrySet()) {
            for (String value : new TreeSet<>(Arrays.asList(parameter.getValue()))) {
                signed.append(parameter.getKey()).append(value);
            }
        }
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(token.getBytes(StandardCharsets.UTF_8), ALGORITHM));
            return Base64.getEncoder().encodeToString(mac.doFinal(signed.toString().getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no " + ALGORITHM, e);
        }
    }
}
