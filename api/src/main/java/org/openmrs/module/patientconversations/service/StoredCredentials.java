/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.yubico.webauthn.CredentialRepository;
import com.yubico.webauthn.RegisteredCredential;
import com.yubico.webauthn.data.ByteArray;
import com.yubico.webauthn.data.PublicKeyCredentialDescriptor;
import com.yubico.webauthn.data.exception.Base64UrlException;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.db.PasskeyDao;
import org.openmrs.module.patientconversations.model.Passkey;

/** Shows the library the passkeys in the database; to it a participant's uuid is both their name and their handle. */
final class StoredCredentials implements CredentialRepository {

    private final PasskeyDao passkeys;

    StoredCredentials(PasskeyDao passkeys) {
        this.passkeys = passkeys;
    }

    static ByteArray handleOf(String participantUuid) {
        return new ByteArray(participantUuid.getBytes(StandardCharsets.US_ASCII));
    }

    static String uuidOf(ByteArray handle) {
        return new String(handle.getBytes(), StandardCharsets.US_ASCII);
    }

    static String digest(ByteArray credentialId) {
        return Digests.sha256(credentialId.getBase64Url());
    }

    static ByteArray bytes(String base64Url) {
        try {
            return ByteArray.fromBase64Url(base64Url);
        } catch (Base64UrlException e) {
            throw new IllegalStateException("A stored passkey is not in base64url", e);
        }
    }

    @Override
    public Set<PublicKeyCredentialDescriptor> getCredentialIdsForUsername(String username) {
        return passkeys.findParticipant(username).map(passkeys::findOf).orElse(Collections.emptyList()).stream()
            .map(passkey -> PublicKeyCredentialDescriptor.builder().id(bytes(passkey.getCredentialId())).build()).collect(Collectors.toSet());
    }

    @Override
    public Optional<ByteArray> getUserHandleForUsername(String username) {
        return Optional.of(handleOf(username));
    }

    @Override
    public Optional<String> getUsernameForUserHandle(ByteArray userHandle) {
        return passkeys.findParticipant(uuidOf(userHandle)).map(participant -> participant.getUuid());
    }

    @Override
    public Optional<RegisteredCredential> lookup(ByteArray credentialId, ByteArray userHandle) {
        return passkeys.findByCredential(digest(credentialId), false).filter(passkey -> handleOf(passkey.getParticipant().getUuid()).equals(userHandle))
            .map(StoredCredentials::describe);
    }

    /** Also those that were removed: nobody else may add one of them. */
    @Override
    public Set<RegisteredCredential> lookupAll(ByteArray credentialId) {
        return passkeys.findByCredential(digest(credentialId), true).map(passkey -> Collections.singleton(describe(passkey))).orElse(Collections.emptySet());
    }

    private static RegisteredCredential describe(Passkey passkey) {
        return RegisteredCredential.builder().credentialId(bytes(passkey.getCredentialId())).userHandle(handleOf(passkey.getParticipant().getUuid()))
            .publicKeyCose(bytes(passkey.getPublicKey())).signatureCount(passkey.getSignCount()).build();
    }
}
