/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.net.URI;
import java.security.KeyPair;
import java.security.PrivateKey;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.crypto.Aes;
import org.openmrs.module.patientconversations.crypto.Digests;
import org.openmrs.module.patientconversations.crypto.KeyMissingException;
import org.openmrs.module.patientconversations.crypto.MasterKey;
import org.openmrs.module.patientconversations.crypto.MasterKeys;
import org.openmrs.module.patientconversations.crypto.Vapid;
import org.openmrs.module.patientconversations.db.PushDao;
import org.openmrs.module.patientconversations.model.AuditAction;
import org.openmrs.module.patientconversations.model.Participant;
import org.openmrs.module.patientconversations.model.PushKey;
import org.openmrs.module.patientconversations.model.PushSubscription;
import org.springframework.transaction.annotation.Transactional;

/** See {@link PushService}. */
@Transactional
public class PushServiceImpl extends BaseOpenmrsService implements PushService {

    /** RFC 8292 allows 24. */
    private static final Duration TOKEN_LIFE = Duration.ofHours(12);

    private static final int MOST = 10;

    private final PushDao pushes;

    private final PushHosts hosts;

    private final AppSessions sessions;

    private final MasterKeys masterKeys;

    private final Settings settings;

    private final AuditTrail trail;

    private final Clock clock;

    public PushServiceImpl(PushDao pushes, PushHosts hosts, AppSessions sessions, MasterKeys masterKeys, Settings settings, AuditTrail trail, Clock clock) {
        this.pushes = pushes;
        this.hosts = hosts;
        this.sessions = sessions;
        this.masterKeys = masterKeys;
        this.settings = settings;
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public Optional<String> getPublicKey() {
        if (!subject().isPresent()) {
            return Optional.empty();
        }
        try {
            PushKey key = pushes.findKey().orElseGet(this::newKey);
            open(key);
            return Optional.of(key.getPublicKey());
        } catch (KeyMissingException e) {
            return Optional.empty();
        }
    }

    private PushKey newKey() {
        KeyPair pair = Vapid.newKeyPair();
        MasterKey master = masterKeys.isEmpty() ? masterKeys.createFirst().orElseGet(masterKeys::getCurrent) : masterKeys.getCurrent();
        PushKey key = new PushKey();
        key.setPublicKey(Vapid.pointOf(pair));
        key.setMasterKey(master.getId());
        key.setSealedKey(Base64.getEncoder().encodeToString(Aes.seal(master.getKey(), pair.getPrivate().getEncoded(), place(key))));
        pushes.insert(key);
        return pushes.findKey().orElse(key);
    }

    private PrivateKey open(PushKey key) {
        return Vapid.privateKeyOf(Aes.open(masterKeys.get(key.getMasterKey()).getKey(), Base64.getDecoder().decode(key.getSealedKey()), place(key)));
    }

    private static String place(PushKey key) {
        return "push/" + key.getUuid();
    }

    @Override
    public void subscribe(String session, String endpoint) {
        Participant participant = signedIn(session);
        if (!hosts.find(endpoint).isPresent()) {
            throw Refusal.ofField("endpoint", "push.endpoint");
        }
        PushSubscription subscription = new PushSubscription();
        subscription.setParticipant(participant);
        subscription.setEndpoint(endpoint);
        subscription.setEndpointHash(Digests.sha256(endpoint));
        subscription.setDateCreated(Date.from(clock.instant()));
        // A browser that another person used before takes this one's notices from now on.
        pushes.remove(subscription.getEndpointHash());
        List<PushSubscription> before = pushes.findOf(participant);
        for (int i = 0; i <= before.size() - MOST; i++) {
            pushes.remove(before.get(i).getEndpointHash());
        }
        pushes.insert(subscription);
        trail.record(by(AuditAction.PUSH_ADDED, participant));
    }

    @Override
    public void unsubscribe(String session, String endpoint) {
        Participant participant = signedIn(session);
        String hash = Digests.sha256(endpoint);
        if (pushes.findOf(participant).stream().anyMatch(subscription -> subscription.getEndpointHash().equals(hash)) && pushes.remove(hash) > 0) {
            trail.record(by(AuditAction.PUSH_REMOVED, participant));
        }
    }

    @Override
    @Transactional(readOnly = true)
    public List<PushTarget> getTargets(String patientUuid) {
        Patient patient = Context.getPatientService().getPatientByUuid(patientUuid);
        Optional<PushKey> key = pushes.findKey();
        Optional<String> subject = subject();
        List<PushSubscription> subscriptions = patient == null || !key.isPresent() || !subject.isPresent() ? Collections.emptyList() : pushes.findOf(patient);
        if (subscriptions.isEmpty()) {
            return Collections.emptyList();
        }
        PrivateKey signing = open(key.get());
        List<PushTarget> targets = new ArrayList<>();
        for (PushSubscription subscription : subscriptions) {
            Optional<URI> address = hosts.find(subscription.getEndpoint()).filter(allowed -> sessions.isIn(subscription.getParticipant()));
            address.ifPresent(found -> targets.add(new PushTarget(subscription.getEndpoint(), "vapid t="
                    + Vapid.token(signing, "https://" + found.getHost(), subject.get(), clock.instant().plus(TOKEN_LIFE)) + ", k=" + key.get().getPublicKey())));
        }
        return targets;
    }

    @Override
    public void forget(String endpoint) {
        pushes.remove(Digests.sha256(endpoint));
    }

    private Optional<String> subject() {
        return settings.get(GlobalProperties.PUBLIC_BASE_URL).filter(address -> address.startsWith("https:") && address.indexOf('"') < 0);
    }

    private Participant signedIn(String session) {
        return Optional.ofNullable(session).flatMap(token -> sessions.find(token, true)).orElseThrow(NotSignedIn::new);
    }

    private static AuditEvent by(AuditAction action, Participant participant) {
        return AuditEvent.byParticipant(action, participant.getUuid(), participant.getKind().name()).of(participant.getPatient());
    }
}
