/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.upokecenter.cbor.CBORObject;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.KeyPair;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.interfaces.ECPublicKey;
import java.util.Arrays;
import java.util.Base64;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.Vapid;

/** A phone's authenticator, as far as WebAuthn's level 2 asks for it (sections 6.1, 6.5.4 and 8.7). */
public final class SoftAuthenticator {

    static final int PRESENT = 0x01;

    static final int VERIFIED = 0x04;

    private static final int ATTESTED = 0x40;

    private final ObjectMapper json = new ObjectMapper();

    private final KeyPair keys = Vapid.newKeyPair();

    private final byte[] credentialId = Aes.randomBytes(32);

    private final String origin;

    private byte[] userHandle;

    int flags = PRESENT | VERIFIED;

    int count;

    public SoftAuthenticator(String origin) {
        this.origin = origin;
    }

    /** @param options with publicKey, as the server gives them */
    public String create(String options) throws Exception {
        JsonNode publicKey = json.readTree(options).get("publicKey");
        userHandle = Base64.getUrlDecoder().decode(publicKey.get("user").get("id").asText());
        ECPublicKey point = (ECPublicKey) keys.getPublic();
        CBORObject cose = CBORObject.NewOrderedMap().Add(1, 2).Add(3, -7).Add(-1, 1).Add(-2, coordinate(point.getW().getAffineX().toByteArray()))
            .Add(-3, coordinate(point.getW().getAffineY().toByteArray()));
        ByteArrayOutputStream data = new ByteArrayOutputStream();
        data.write(head(publicKey.get("rp").get("id").asText(), flags | ATTESTED));
        data.write(new byte[16]);
        data.write(ByteBuffer.allocate(2).putShort((short) credentialId.length).array());
        data.write(credentialId);
        data.write(cose.EncodeToBytes());
        CBORObject attestation = CBORObject.NewMap().Add("fmt", "none").Add("attStmt", CBORObject.NewMap()).Add("authData", data.toByteArray());
        return credential("\"attestationObject\":\"" + base64(attestation.EncodeToBytes()) + "\",\"clientDataJSON\":\""
                + base64(client("webauthn.create", publicKey.get("challenge").asText())) + "\"");
    }

    /** @param options as for {@link #create} */
    public String get(String options) throws Exception {
        JsonNode publicKey = json.readTree(options).get("publicKey");
        count++;
        byte[] data = head(publicKey.get("rpId").asText(), flags);
        byte[] client = client("webauthn.get", publicKey.get("challenge").asText());
        Signature signature = Signature.getInstance("SHA256withECDSA");
        signature.initSign(keys.getPrivate());
        signature.update(data);
        signature.update(MessageDigest.getInstance("SHA-256").digest(client));
        return credential("\"authenticatorData\":\"" + base64(data) + "\",\"clientDataJSON\":\"" + base64(client) + "\",\"signature\":\"" + base64(signature.sign())
                + "\",\"userHandle\":\"" + base64(userHandle) + "\"");
    }

    private byte[] head(String rpId, int allFlags) throws Exception {
        return ByteBuffer.allocate(37).put(MessageDigest.getInstance("SHA-256").digest(rpId.getBytes(StandardCharsets.UTF_8))).put((byte) allFlags).putInt(count).array();
    }

    private byte[] client(String type, String challenge) {
        return ("{\"type\":\"" + type + "\",\"challenge\":\"" + challenge + "\",\"origin\":\"" + origin + "\",\"crossOrigin\":false}").getBytes(StandardCharsets.UTF_8);
    }

    private String credential(String response) {
        String id = base64(credentialId);
        return "{\"id\":\"" + id + "\",\"rawId\":\"" + id + "\",\"type\":\"public-key\",\"clientExtensionResults\":{},\"response\":{" + response + "}}";
    }

    private static byte[] coordinate(byte[] number) {
        byte[] bytes = new byte[32];
        byte[] plain = number.length > 32 ? Arrays.copyOfRange(number, number.length - 32, number.length) : number;
        System.arraycopy(plain, 0, bytes, 32 - plain.length, plain.length);
        return bytes;
    }

    private static String base64(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
