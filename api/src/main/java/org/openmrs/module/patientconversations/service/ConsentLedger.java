/* This Source Code Form is subject to the terms of the Mozilla Public License, v. 2.0, with the OpenMRS Healthcare Disclaimer: see LICENSE. */
package org.openmrs.module.patientconversations.service;

import java.time.Clock;
import java.util.Collection;
import java.util.Collections;
import java.util.Date;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.openmrs.Patient;
import org.openmrs.api.context.Context;
import org.openmrs.module.patientconversations.GlobalProperties;
import org.openmrs.module.patientconversations.Settings;
import org.openmrs.module.patientconversations.db.ConsentDao;
import org.openmrs.module.patientconversations.db.ConversationDao;
import org.openmrs.module.patientconversations.model.Consent;
import org.openmrs.module.patientconversations.model.ConsentMethod;
import org.openmrs.module.patientconversations.model.ConsentStatus;
import org.openmrs.module.patientconversations.model.ContactPoint;

/** The rules of consent: what counts, what is added, and what a word or a carrier's report does to it. */
public class ConsentLedger {

    private final ConsentDao consents;

    private final ConversationDao conversations;

    private final Settings settings;

    private final Clock clock;

    public ConsentLedger(ConsentDao consents, ConversationDao conversations, Settings settings, Clock clock) {
        this.consents = consents;
        this.conversations = conversations;
        this.settings = settings;
        this.clock = clock;
    }

    /** The newest entry for exactly this address. */
    public Optional<Consent> getCurrent(Patient patient, String channel, String address) {
        return consents.findNewest(patient, channel, address);
    }

    /** As {@link #getCurrent(Patient, String, String)}, of each contact point that has an entry, on the channel of its own kind. */
    public Map<ContactPoint, Consent> getCurrent(Collection<ContactPoint> points) {
        List<Consent> entries = consents.findNewest(points);
        Map<ContactPoint, Consent> current = new HashMap<>();
        for (ContactPoint point : points) {
            entries.stream()
                .filter(entry -> entry.getPatient().equals(point.getPatient()) && entry.getChannel().equals(point.getSystem().getCode())
                        && entry.getAddress().equals(point.getValue()))
                .findFirst()
                .ifPresent(entry -> current.put(point, entry));
        }
        return current;
    }

    /** @return the code that says why nothing may be sent there, or empty if it may */
    public Optional<String> findObstacle(Patient patient, String channel, String address) {
        Optional<Consent> current = getCurrent(patient, channel, address);
        if (!current.isPresent()) {
            return Optional.of("consent.unknown");
        }
        return current.get().getStatus() == ConsentStatus.GRANTED ? Optional.empty() : Optional.of("consent.withdrawn");
    }

    /** Adds what a patient told a member of staff, with the wording in force. */
    public Consent record(Patient patient, String channel, String address, ConsentStatus status, ConsentMethod method, String note) {
        Consent entry = newEntry(patient, channel, address, status, method);
        entry.setNote(note);
        entry.setWording(settings.get(GlobalProperties.CONSENT_WORDING).orElse(null));
        entry.setWordingVersion(settings.get(GlobalProperties.CONSENT_WORDING_VERSION).orElse(null));
        consents.add(entry);
        conversations.touchAllOf(Collections.singleton(patient));
        return entry;
    }

    /**
     * Withdraws consent for an address in the name of everyone who may be behind it: those who have it now, and those who
     * ever said something of it. Who has withdrawn already is left as they are, so that a word sent later cannot renew what
     * was withdrawn in person.
     */
    public void withdraw(Collection<Patient> holders, String channel, String address, ConsentMethod method) {
        Set<Patient> patients = new LinkedHashSet<>(holders);
        patients.addAll(consents.findPatients(channel, address));
        Set<Patient> changed = new LinkedHashSet<>();
        for (Patient patient : patients) {
            if (!isWithdrawn(patient, channel, address)) {
                consents.add(newEntry(patient, channel, address, ConsentStatus.WITHDRAWN, method));
                changed.add(patient);
            }
        }
        conversations.touchAllOf(changed);
    }

    /**
     * Renews the consent that was withdrawn by a word or through the carrier, with the wording it had been given under. Who
     * never gave it, or withdrew it in person, is asked by staff.
     */
    public void renew(String channel, String address) {
        Set<Patient> changed = new LinkedHashSet<>();
        for (Patient patient : consents.findPatients(channel, address)) {
            Optional<Consent> grant = consents.findNewest(patient, channel, address, ConsentStatus.GRANTED);
            if (grant.isPresent() && isWithdrawnByItself(patient, channel, address)) {
                Consent entry = newEntry(patient, channel, address, ConsentStatus.GRANTED, ConsentMethod.KEYWORD);
                entry.setWording(grant.get().getWording());
                entry.setWordingVersion(grant.get().getWordingVersion());
                consents.add(entry);
                changed.add(patient);
            }
        }
        conversations.touchAllOf(changed);
    }

    private boolean isWithdrawn(Patient patient, String channel, String address) {
        return getCurrent(patient, channel, address).filter(entry -> entry.getStatus() == ConsentStatus.WITHDRAWN).isPresent();
    }

    private boolean isWithdrawnByItself(Patient patient, String channel, String address) {
        return getCurrent(patient, channel, address).filter(entry -> entry.getStatus() == ConsentStatus.WITHDRAWN)
            .filter(entry -> entry.getMethod() == ConsentMethod.KEYWORD || entry.getMethod() == ConsentMethod.CARRIER)
            .isPresent();
    }

    private Consent newEntry(Patient patient, String channel, String address, ConsentStatus status, ConsentMethod method) {
        Consent entry = new Consent();
        entry.setPatient(patient);
        entry.setChannel(channel);
        entry.setAddress(address);
        entry.setStatus(status);
        entry.setMethod(method);
        entry.setCreator(Context.getAuthenticatedUser());
        entry.setDateCreated(Date.from(clock.instant()));
        return entry;
    }
}
