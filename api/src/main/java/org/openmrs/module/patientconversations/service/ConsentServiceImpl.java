/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import org.openmrs.Patient;
import org.openmrs.api.impl.BaseOpenmrsService;
import org.openmrs.module.patientconversations.channel.Channel;
import org.openmrs.module.patientconversations.channel.Channels;
import org.openmrs.module.patientconversations.db.ConsentDao;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;
import org.springframework.transaction.annotation.Transactional;

/** See {@link ConsentService}. */
@Transactional
public class ConsentServiceImpl extends BaseOpenmrsService implements ConsentService {

    private final ConsentLedger ledger;

    private final ConsentRules rules;

    private final ConsentDao consents;

    private final ContactNormalizer normalizer;

    private final Channels channels;

    public ConsentServiceImpl(ConsentLedger ledger, ConsentRules rules, ConsentDao consents, ContactNormalizer normalizer, Channels channels) {
        this.ledger = ledger;
        this.rules = rules;
        this.consents = consents;
        this.normalizer = normalizer;
        this.channels = channels;
    }

    @Override
    public Consent recordConsent(Patient patient, String channel, String value, ConsentStatus status, ConsentMethod method, String note) {
        PatientRules.requireExisting(patient);
        Channel known = channels.get(channel).orElseThrow(() -> Refusal.ofField("channel", "channel.unknown"));
        String address = normalizer.normalize(known.getContactSystem(), value, "value");
        rules.check(status, method, note, "");
        return ledger.record(patient, known.getId(), address, status, method, note);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Consent> getConsentByUuid(String uuid) {
        return consents.findByUuid(uuid);
    }

    @Override
    @Transactional(readOnly = true)
    public Page<Consent> getLedger(Patient patient, int startIndex, int limit) {
        return Page.cut(consents.find(patient, startIndex, limit + 1), limit);
    }

    @Override
    @Transactional(readOnly = true)
    public Optional<Consent> getCurrent(Patient patient, String channel, String address) {
        return ledger.getCurrent(patient, channel, address);
    }

    @Override
    @Transactional(readOnly = true)
    public Map<ContactPoint, Consent> getCurrent(Collection<ContactPoint> points) {
        return ledger.getCurrent(points);
    }
}
