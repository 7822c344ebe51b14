/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.crypto;

import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.security.spec.ECGenParameterSpec;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.util.Arrays;

/** How a server shows push services who it is (VAPID, RFC 8292): a token signed with ES256 (RFC 7518, section 3.4) for one push service and a few hours. */
public final class Vapid {

    private static final int COORDINATE = 32;

    private static final byte UNCOMPRESSED = 4;

    private static final String HEADER = "{\"typ\":\"JWT\",\"alg\":\"ES256\"}";

    private Vapid() {
    }

    /** On the curve P-256. */
    public static KeyPair newKeyPair() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
            generator.initialize(new ECGenParameterSpec("secp256r1"));
            return generator.generateKeyPair();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no curve P-256", e);
        }
    }

    /** @param pkcs8 as {@link PrivateKey#getEncoded} gives it */
    public static PrivateKey privateKeyOf(byte[] pkcs8) {
        try {
            return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(pkcs8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What was kept is no key of P-256");
        }
    }

    /** The uncompressed point, in base64url, as browsers take it. */
    public static String pointOf(KeyPair pair) {
        ECPublicKey key = (ECPublicKey) pair.getPublic();
        byte[] point = new byte[1 + 2 * COORDINATE];
        point[0] = UNCOMPRESSED;
        put(key.getW().getAffineX(), point, 1);
        put(key.getW().getAffineY(), point, 1 + COORDINATE);
        return Digests.base64Url(point);
    }

    /**
     * @param audience the origin of the push service
     * @param subject where its operator can reach ours: an https or mailto address, without a quotation mark
     */
    public static String token(PrivateKey key, String audience, String subject, Instant expires) {
        String payload = "{\"aud\":\"" + audience + "\",\"exp\":" + expires.getEpochSecond() + ",\"sub\":\"" + subject + "\"}";
        String signed = base64(HEADER) + '.' + base64(payload);
        try {
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(key);
            signature.update(signed.getBytes(StandardCharsets.US_ASCII));
            return signed + '.' + Digests.base64Url(concatenated(signature.sign()));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java has no ES256", e);
        }
    }

    private static String base64(String text) {
        return Digests.base64Url(text.getBytes(StandardCharsets.UTF_8));
    }

    /** Java 8 writes the two numbers as ASN.1; JWS has them side by side. */
    private static byte[] concatenated(byte[] der) {
        byte[] both = new byte[2 * COORDINATE];
        int lengthOfR = der[3];
        put(new BigInteger(Arrays.copyOfRange(der, 4, 4 + lengthOfR)), both, 0);
        int s = 4 + lengthOfR + 2;
        put(new BigInteger(Arrays.copyOfRange(der, s, s + der[s - 1])), both, COORDINATE);
        return both;
    }

    private static void put(BigInteger number, byte[] target, int at) {
        byte[] bytes = number.toByteArray();
        int from = Math.max(0, bytes.length - COORDINATE);
        System.arraycopy(bytes, from, target, at + COORDINATE - (bytes.length - from), bytes.length - from);
    }
}
