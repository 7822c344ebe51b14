/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.yubico.webauthn.AssertionRequest;
import com.yubico.webauthn.AssertionResult;
import com.yubico.webauthn.FinishAssertionOptions;
import com.yubico.webauthn.FinishRegistrationOptions;
import com.yubico.webauthn.RegistrationResult;
import com.yubico.webauthn.RelyingParty;
import com.yubico.webauthn.StartAssertionOptions;
import com.yubico.webauthn.StartRegistrationOptions;
import com.yubico.webauthn.data.AuthenticatorSelectionCriteria;
import com.yubico.webauthn.data.PublicKeyCredential;
import com.yubico.webauthn.data.PublicKeyCredentialCreationOptions;
import com.yubico.webauthn.data.RelyingPartyIdentity;
import com.yubico.webauthn.data.ResidentKeyRequirement;
import com.yubico.webauthn.data.UserIdentity;
import com.yubico.webauthn.data.UserVerificationRequirement;
import com.yubico.webauthn.exception.AssertionFailedException;
import com.yubico.webauthn.exception.RegistrationFailedException;
import java.io.IOException;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.PasskeyDao;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.Passkey;
import org.openmrs.module.patientconversations.model.PasskeyChallenge;
import org.springframework.transaction.annotation.Transactional;

/** See {@link PasskeyService}. A passkey alone lets somebody in, so the authenticator has to verify its owner, by a finger, a face or a PIN. */
@Transactional
public class PasskeyServiceImpl extends BaseOpenmrsService implements PasskeyService {

    private static final Duration CHALLENGE_LIFE = Duration.ofMinutes(5);

    private static final int MOST = 10;

    private static final int LONGEST_LABEL = 100;

    private final PasskeyDao passkeys;

    private final Settings settings;

    private final AppSessions sessions;

    private final AuditTrail trail;

    private final Clock clock;

    public PasskeyServiceImpl(PasskeyDao passkeys, Settings settings, AppSessions sessions, AuditTrail trail, Clock clock) {
        this.passkeys = passkeys;
        this.settings = settings;
        this.sessions = sessions;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public PasskeyOptions beginSignIn() {
        AssertionRequest request = relyingParty().startAssertion(StartAssertionOptions.builder().userVerification(UserVerificationRequirement.REQUIRED)
            .timeout(CHALLENGE_LIFE.toMillis()).build());
        try {
            return new PasskeyOptions(keep(null, request.toJson()), request.toCredentialsGetJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A challenge cannot be written", e);
        }
    }

    @Override
    public Optional<String> signIn(String id, String credential) {
        Optional<PasskeyChallenge> challenge = passkeys.take(id, clock.instant()).filter(taken -> taken.getParticipant() == null);
        if (!challenge.isPresent()) {
            return failed();
        }
        AssertionResult result;
        try {
            result = relyingParty().finishAssertion(FinishAssertionOptions.builder().request(AssertionRequest.fromJson(challenge.get().getRequest()))
                .response(PublicKeyCredential.parseAssertionResponseJson(credential)).build());
        } catch (AssertionFailedException | IOException | IllegalArgumentException wrong) {
            return failed();
        }
        Optional<Passkey> used = passkeys.findByCredential(StoredCredentials.digest(result.getCredential().getCredentialId()), false);
        if (!result.isSuccess() || !result.isUserVerified() || !used.filter(passkey -> sessions.isIn(passkey.getParticipant())).isPresent()) {
            return failed();
        }
        passkeys.lock(used.get());
        if (result.getSignatureCount() > 0 && result.getSignatureCount() <= used.get().getSignCount()) {
            return failed();
        }
        used.get().setSignCount(result.getSignatureCount());
        used.get().setLastUsed(now());
        Participant participant = used.get().getParticipant();
        trail.record(by(AuditAction.LOGGED_IN, participant).detail("passkey"));
        return Optional.of(sessions.open(participant));
    }

    private Optional<String> failed() {
        trail.record(AuditEvent.byNobody(AuditAction.LOG_IN_FAILED).detail("passkey"));
        return Optional.empty();
    }

    @Override
    public PasskeyOptions beginAdding(String session) {
        Participant participant = sessions.findProven(session);
        // What is shown in lists of passkeys, and may be copied between devices by their makers, says nothing of who is a patient where.
        String shown = settings.get(GlobalProperties.PRACTICE_NAME).orElse("Messages");
        PublicKeyCredentialCreationOptions options = relyingParty().startRegistration(StartRegistrationOptions.builder()
            .user(UserIdentity.builder().name(shown).displayName(shown).id(StoredCredentials.handleOf(participant.getUuid())).build())
            .authenticatorSelection(AuthenticatorSelectionCriteria.builder().residentKey(ResidentKeyRequirement.REQUIRED)
                .userVerification(UserVerificationRequirement.REQUIRED).build())
            .timeout(CHALLENGE_LIFE.toMillis()).build());
        try {
            return new PasskeyOptions(keep(participant, options.toJson()), options.toCredentialsCreateJson());
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A challenge cannot be written", e);
        }
    }

    @Override
    public Optional<Passkey> add(String session, String id, String label, String credential) {
        Participant participant = sessions.findProven(session);
        Optional<PasskeyChallenge> challenge = passkeys.take(id, clock.instant())
            .filter(taken -> taken.getParticipant() != null && taken.getParticipant().getId().equals(participant.getId()));
        if (!challenge.isPresent() || passkeys.findOf(participant).size() >= MOST) {
            return Optional.empty();
        }
        RegistrationResult result;
        try {
            result = relyingParty().finishRegistration(FinishRegistrationOptions.builder().request(PublicKeyCredentialCreationOptions.fromJson(challenge.get().getRequest()))
                .response(PublicKeyCredential.parseRegistrationResponseJson(credential)).build());
        } catch (RegistrationFailedException | IOException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
        Passkey passkey = new Passkey();
        passkey.setParticipant(participant);
        passkey.setCredentialId(result.getKeyId().getId().getBase64Url());
        passkey.setCredentialHash(StoredCredentials.digest(result.getKeyId().getId()));
        passkey.setPublicKey(result.getPublicKeyCose().getBase64Url());
        passkey.setSignCount(result.getSignatureCount());
        passkey.setLabel(Texts.isBlank(label) ? "Passkey" : Texts.line(label.trim(), LONGEST_LABEL));
        passkey.setCreator(Context.getAuthenticatedUser());
        passkey.setDateCreated(now());
        passkeys.insert(passkey);
        trail.record(by(AuditAction.PASSKEY_ADDED, participant).detail(passkey.getUuid()));
        return Optional.of(passkey);
    }

    @Override
    @Transactional(readOnly = true)
    public List<Passkey> getPasskeys(Participant participant) {
        return passkeys.findOf(participant);
    }

    @Override
    public boolean remove(String session, String uuid) {
        Participant participant = sessions.findProven(session);
        Optional<Passkey> found = passkeys.findOf(participant).stream().filter(passkey -> passkey.getUuid().equals(uuid)).findFirst();
        found.ifPresent(passkey -> {
            passkey.setVoided(true);
            passkey.setVoidedBy(Context.getAuthenticatedUser());
            passkey.setDateVoided(now());
            passkey.setVoidReason("Removed by the participant");
            trail.record(by(AuditAction.PASSKEY_REMOVED, participant).detail(uuid));
        });
        return found.isPresent();
    }

    private static AuditEvent by(AuditAction action, Participant participant) {
        return AuditEvent.byParticipant(action, participant.getUuid(), participant.getKind().name()).of(participant.getPatient());
    }

    private String keep(Participant participant, String request) {
        PasskeyChallenge challenge = new PasskeyChallenge();
        challenge.setParticipant(participant);
        challenge.setRequest(request);
        challenge.setExpires(Date.from(clock.instant().plus(CHALLENGE_LIFE)));
        passkeys.insert(challenge);
        return challenge.getUuid();
    }

    /** Bound to the address under which patients reach this server: a look-alike gets no answer that counts here. */
    private RelyingParty relyingParty() {
        URI address = settings.get(GlobalProperties.PUBLIC_BASE_URL).map(URI::create).orElseThrow(() -> Refusal.of("secure.noPublicAddress"));
        String origin = address.getScheme() + "://" + address.getHost() + (address.getPort() < 0 ? "" : ":" + address.getPort());
        return RelyingParty.builder()
            .identity(RelyingPartyIdentity.builder().id(address.getHost()).name(settings.get(GlobalProperties.PRACTICE_NAME).orElse(address.getHost())).build())
            .credentialRepository(new StoredCredentials(passkeys)).origins(Collections.singleton(origin)).build();
    }

    private Date now() {
        return Date.from(clock.instant());
    }
}
